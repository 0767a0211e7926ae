package dev.pintail.source.http.error;

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
import dev.pintail.manifest.component.ErrorHandler.CompositeErrorHandler;
import dev.pintail.manifest.component.ErrorHandler.CustomErrorHandler;
import dev.pintail.manifest.component.ErrorHandler.DefaultErrorHandler;
import dev.pintail.manifest.component.HttpResponseFilter;
import dev.pintail.manifest.component.ResponseAction;
import dev.pintail.template.InterpolatedBoolean;
import dev.pintail.template.InterpolatedString;
import dev.pintail.template.Scope;
import dev.pintail.template.TemplateException;
import dev.pintail.template.python.Numbers;
import dev.pintail.template.python.PythonError;
import dev.pintail.template.python.PythonRegex;
import dev.pintail.template.python.Str;
import dev.pintail.template.python.Truth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Makes error handlers and their strategies from their definitions. Immutable. */
public final class ErrorHandlers {
    private static final double DEFAULT_FACTOR = 5;

    private final Scope scope;
    private final RandomGenerator random;

    /** @param scope with the configuration */
    public ErrorHandlers(Scope scope, RandomGenerator random) {
        this.scope = scope;
        this.random = random;
    }

    /**
     * The handler of a definition; the usual one for null.
     *
     * @throws ManifestException if the definition cannot work, or is code of the connector's own
     */
    public ErrorHandler of(dev.pintail.manifest.component.ErrorHandler definition) {
        return switch (definition) {
            case null -> FilteringHandler.usual();
            case DefaultErrorHandler handler ->
                new FilteringHandler(
                        handler.responseFilters().stream()
                                .map(this::filter)
                                .flatMap(Optional::stream)
                                .toList(),
                        maxRetries(handler),
                        handler.backoffStrategies().stream().map(this::strategy).toList());
            case CompositeErrorHandler composite -> composite(composite);
            case CustomErrorHandler custom -> throw unsupported(custom.className());
        };
    }

    /** The usual handler, but these statuses are ignored. */
    public ErrorHandler ignoring(List<Long> statuses) {
        ResponseFilter filter = new ResponseFilter(
                ResponseAction.IGNORE,
                Optional.empty(),
                new HashSet<>(statuses),
                "",
                Optional.empty(),
                variables -> "");
        return new FilteringHandler(List.of(filter), FilteringHandler.usual().maxRetries(), List.of());
    }

    private CompositeHandler composite(CompositeErrorHandler definition) {
        if (definition.errorHandlers().isEmpty()) {
            throw new ManifestException(
                    ErrorCode.MANIFEST_INVALID,
                    "CompositeErrorHandler expects at least 1 underlying error handler",
                    "");
        }
        return new CompositeHandler(
                definition.errorHandlers().stream().map(this::of).toList());
    }

    /** A filter without an action never matches. */
    private Optional<ResponseFilter> filter(HttpResponseFilter definition) {
        if (definition.action() == null) {
            return Optional.empty();
        }
        Map<String, Object> parameters = definition.parameters();
        InterpolatedString message = new InterpolatedString(textOf(definition.errorMessage()), parameters);
        return Optional.of(new ResponseFilter(
                definition.action(),
                Optional.ofNullable(definition.failureType()),
                new HashSet<>(definition.httpCodes()),
                textOf(definition.errorMessageContains()),
                textOf(definition.predicate()).isEmpty()
                        ? Optional.empty()
                        : Optional.of(predicate(InterpolatedBoolean.of(definition.predicate(), parameters))),
                variables -> text(message.eval(scope.withAll(variables)))));
    }

    /** Predicates see no configuration. */
    private Predicate<Map<String, Object>> predicate(InterpolatedBoolean condition) {
        Scope bare = Scope.of(null, scope.clock());
        return variables -> condition.eval(bare.withAll(variables));
    }

    private long maxRetries(DefaultErrorHandler definition) {
        if (!(definition.maxRetries() instanceof String template)) {
            return Numbers.toInt(definition.maxRetries()).longValue();
        }
        Object value = new InterpolatedString(template, definition.parameters(), "5").eval(scope);
        try {
            return Numbers.toInt(value).longValue();
        } catch (PythonError e) {
            throw new ManifestException(
                    ErrorCode.MANIFEST_INVALID,
                    "DefaultErrorHandler.max_retries did not evaluate to an integer (got %s)".formatted(Str.of(value)),
                    "Give max_retries a whole number, or a template over one in the configuration.",
                    e);
        }
    }

    private BackoffStrategy strategy(dev.pintail.manifest.component.BackoffStrategy definition) {
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
            case CustomBackoffStrategy custom -> throw unsupported(custom.className());
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
        if (textOf(raw).isEmpty()) {
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
        // Not latched as plain text by one wrong type: each evaluation has a template of its own.
        return variables -> {
            try {
                Object value = new InterpolatedString(definition.waitTimeInSeconds(), definition.parameters())
                        .eval(scope.withAll(variables));
                return value == null || text(value).isBlank()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(Numbers.toFloat(value));
            } catch (PythonError | TemplateException.Undefined | TemplateException.WrongType e) {
                return OptionalDouble.empty();
            }
        };
    }

    private static String textOf(String raw) {
        return raw == null ? "" : raw;
    }

    private static String text(Object value) {
        return Truth.of(value) ? Str.of(value) : "";
    }

    private static ManifestException unsupported(String className) {
        return new ManifestException(
                ErrorCode.MANIFEST_UNSUPPORTED,
                "The manifest needs the Python class %s for its error handling".formatted(className),
                "Only connectors without Python code of their own can be run.");
    }
}
