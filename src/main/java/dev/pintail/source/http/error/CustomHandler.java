package dev.pintail.source.http.error;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.custom.CustomComponent;
import java.util.List;

/**
 * A handler in the place of a Python class.
 *
 * @param usual decides what the class does not, and says how long to go on trying
 */
record CustomHandler(CustomComponent.Errors errors, ErrorHandler usual) implements ErrorHandler {
    CustomHandler {
        requireNonNull(errors, "errors is null");
        requireNonNull(usual, "usual is null");
    }

    @Override
    public Resolution interpret(Outcome outcome) {
        return outcome.response()
                .flatMap(errors::judge)
                .map(verdict -> new Resolution(verdict.action(), verdict.failureType(), verdict.message()))
                .orElseGet(() -> usual.interpret(outcome));
    }

    @Override
    public long maxRetries() {
        return usual.maxRetries();
    }

    @Override
    public List<BackoffStrategy> backoffStrategies() {
        return usual.backoffStrategies();
    }
}
