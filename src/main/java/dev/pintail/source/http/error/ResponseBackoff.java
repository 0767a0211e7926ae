package dev.pintail.source.http.error;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The seconds that a template finds in the answer's body or headers; what is no positive number is no answer.
 *
 * @param seconds sees {@code response} and {@code headers}; empty where it cannot be evaluated
 */
record ResponseBackoff(Function<Map<String, Object>, OptionalDouble> seconds, WaitLimit limit)
        implements BackoffStrategy {
    ResponseBackoff {
        requireNonNull(seconds, "seconds is null");
        requireNonNull(limit, "limit is null");
    }

    @Override
    public OptionalDouble seconds(Outcome outcome, int attempt) {
        Map<String, Object> variables =
                outcome.response().map(ResponseVariables::of).orElse(Map.of("response", Map.of(), "headers", Map.of()));
        OptionalDouble wait = seconds.apply(variables);
        boolean isWait = wait.isPresent() && Double.isFinite(wait.getAsDouble()) && wait.getAsDouble() > 0;
        return isWait ? OptionalDouble.of(limit.check(wait.getAsDouble())) : OptionalDouble.empty();
    }
}
