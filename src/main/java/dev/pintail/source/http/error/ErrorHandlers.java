package dev.pintail.source.http.error;

import dev.pintail.source.custom.CustomComponent;
import dev.pintail.source.custom.InstalledClasses;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.manifest.component.ErrorHandler.CompositeErrorHandler;
import dev.pintail.manifest.component.ErrorHandler.CustomErrorHandler;
import dev.pintail.manifest.component.ErrorHandler.DefaultErrorHandler;
import dev.pintail.manifest.component.HttpResponseFilter;
import dev.pintail.manifest.component.ResponseAction;
import dev.pintail.template.InterpolatedBoolean;
import dev.pintail.template.InterpolatedString;
import dev.pintail.template.Scope;
import dev.pintail.template.python.Numbers;
import dev.pintail.template.python.PythonError;
import dev.pintail.template.python.Str;
import dev.pintail.template.python.Truth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Makes error handlers and their strategies from their definitions. Immutable. */
public final class ErrorHandlers {
    private final Scope scope;
    private final BackoffStrategies strategies;

    /** @param scope with the configuration */
    public ErrorHandlers(Scope scope, RandomGenerator random) {
        this.scope = scope;
        this.strategies = new BackoffStrategies(scope, random);
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
                        handler.backoffStrategies().stream().map(strategies::of).toList());
            case CompositeErrorHandler composite -> composite(composite);
            case CustomErrorHandler custom ->
                new CustomHandler(
                        InstalledClasses.require(CustomComponent.Errors.class, "error handler", custom, scope),
                        of(custom.usual()));
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

    private static String textOf(String raw) {
        return raw == null ? "" : raw;
    }

    private static String text(Object value) {
        return Truth.of(value) ? Str.of(value) : "";
    }
}
