package dev.pintail.source.http.error;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.custom.CustomComponent;
import dev.pintail.source.custom.InstalledClasses;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.FailureType;
import dev.pintail.error.ManifestException;
import dev.pintail.error.SourceException;
import dev.pintail.manifest.component.BackoffStrategy.ConstantBackoffStrategy;
import dev.pintail.manifest.component.BackoffStrategy.CustomBackoffStrategy;
import dev.pintail.manifest.component.BackoffStrategy.ExponentialBackoffStrategy;
import dev.pintail.manifest.component.BackoffStrategy.WaitTimeFromHeader;
import dev.pintail.manifest.component.BackoffStrategy.WaitTimeFromResponse;
import dev.pintail.manifest.component.BackoffStrategy.WaitUntilTimeFromHeader;
import dev.pintail.template.InterpolatedString;
import dev.pintail.template.Scope;
import dev.pintail.template.TemplateException;
import dev.pintail.template.python.Numbers;
import dev.pintail.template.python.PythonError;
import dev.pintail.template.python.PythonRegex;
import dev.pintail.template.python.Str;
import dev.pintail.template.python.Truth;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Makes back-off strategies from their definitions. Immutable. */
record BackoffStrategies(Scope scope, RandomGenerator random) {
    private static final double DEFAULT_FACTOR = 5;
    private static final Set<String> RESPONSE_VARIABLES = Set.of("config", "parameters", "response", "headers");

    BackoffStrategies {
        requireNonNull(scope, "scope is null");
        requireNonNull(random, "random is null");
    }

    /**
     * The strategy of a definition.
     *
     * @throws ManifestException for code of the connector's own
     */
    BackoffStrategy of(dev.pintail.manifest.component.BackoffStrategy definition) {
        return switch (definition) {
            case ConstantBackoffStrategy constant ->
                new SteadyBackoff(
                        number(constant.backoffTimeInSeconds(), constant.parameters()),
                        false,
                        jitter(constant.jitterRangeInSeconds()),
                        random);
            case ExponentialBackoffStrategy exponential ->
                new SteadyBackoff(
                        number(
                                Truth.of(exponential.factor()) ? exponential.factor() : DEFAULT_FACTOR,
                                exponential.parameters()),
                        true,
                        jitter(exponential.jitterRangeInSeconds()),
                        random);
            case WaitTimeFromHeader header ->
                new HeaderBackoff(
                        name(header.header(), header.parameters()),
                        pattern(header.regex(), header.parameters()),
                        Optional.empty(),
                        OptionalDouble::empty,
                        limit(header.maxWaitingTimeInSeconds(), header.parameters()));
            case WaitUntilTimeFromHeader header ->
                new HeaderBackoff(
                        name(header.header(), header.parameters()),
                        pattern(header.regex(), header.parameters()),
                        Optional.of(scope.clock()),
                        minimum(header.minWait(), header.parameters()),
                        limit(header.maxWaitingTimeInSeconds(), header.parameters()));
            case WaitTimeFromResponse response ->
                new ResponseBackoff(
                        waitTime(response), limit(response.maxWaitingTimeInSeconds(), response.parameters()));
            case CustomBackoffStrategy custom -> {
                CustomComponent.Backoff backoff =
                        InstalledClasses.require(CustomComponent.Backoff.class, "backoff strategy", custom, scope);
                yield (outcome, attempt) -> backoff.seconds(outcome.response(), attempt);
            }
        };
    }

    private DoubleSupplier number(Object raw, Map<String, Object> parameters) {
        InterpolatedString template = new InterpolatedString(Str.of(raw), parameters);
        return () -> Numbers.toFloat(template.eval(scope));
    }

    private static double jitter(Double range) {
        return range == null ? 0 : range;
    }

    private Supplier<String> name(String raw, Map<String, Object> parameters) {
        InterpolatedString template = new InterpolatedString(raw, parameters);
        return () -> Str.of(template.eval(scope));
    }

    private Supplier<Optional<PythonRegex>> pattern(String raw, Map<String, Object> parameters) {
        if (raw == null || raw.isEmpty()) {
            return Optional::empty;
        }
        Supplier<String> text = name(raw, parameters);
        return () -> Optional.of(PythonRegex.compile(text.get()));
    }

    private Supplier<OptionalDouble> minimum(Object raw, Map<String, Object> parameters) {
        if (raw == null) {
            return OptionalDouble::empty;
        }
        InterpolatedString template = new InterpolatedString(Str.of(raw), parameters);
        return () -> {
            Object value = template.eval(scope);
            return Truth.of(value) ? OptionalDouble.of(Numbers.toFloat(value)) : OptionalDouble.empty();
        };
    }

    /** Evaluated at once: a limit that cannot be is a mistake to be told at the start, not at the first rate limit. */
    private WaitLimit limit(Object raw, Map<String, Object> parameters) {
        if (raw == null) {
            return new WaitLimit(OptionalDouble.empty());
        }
        try {
            double seconds = number(raw, parameters).getAsDouble();
            if (Double.isFinite(seconds)) {
                return new WaitLimit(OptionalDouble.of(seconds));
            }
            throw unusableLimit(raw, null);
        } catch (PythonError | TemplateException e) {
            throw unusableLimit(raw, e);
        }
    }

    private static SourceException unusableLimit(Object raw, Exception cause) {
        return new SourceException(
                ErrorCode.MANIFEST_INVALID,
                FailureType.SYSTEM_ERROR,
                "The connector could not determine how long it is allowed to wait for a rate limit to clear.",
                "Failed to evaluate max_waiting_time_in_seconds " + raw,
                "Correct max_waiting_time_in_seconds in the manifest.",
                cause);
    }

    /** A body of another shape than expected must not end the stream: the next strategy decides then. */
    private Function<Map<String, Object>, OptionalDouble> waitTime(WaitTimeFromResponse definition) {
        Set<String> unknown =
                new TreeSet<>(new InterpolatedString(definition.waitTimeInSeconds(), definition.parameters())
                        .template()
                        .variables());
        unknown.removeAll(RESPONSE_VARIABLES);
        if (!unknown.isEmpty()) {
            throw new SourceException(
                    ErrorCode.MANIFEST_INVALID,
                    FailureType.SYSTEM_ERROR,
                    "The connector's rate limit wait time expression is invalid.",
                    "WaitTimeFromResponse uses variables that it does not have: " + unknown,
                    "Correct wait_time_in_seconds in the manifest.",
                    null);
        }
        // Not latched as plain text by one wrong type: each evaluation has a template of its own.
        return variables -> {
            try {
                Object value = new InterpolatedString(definition.waitTimeInSeconds(), definition.parameters())
                        .eval(scope.withAll(variables));
                return value == null || Str.of(value).isBlank()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(Numbers.toFloat(value));
            } catch (PythonError | TemplateException.Undefined | TemplateException.WrongType e) {
                return OptionalDouble.empty();
            }
        };
    }
}
