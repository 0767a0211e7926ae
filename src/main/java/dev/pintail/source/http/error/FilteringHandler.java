package dev.pintail.source.http.error;

import java.util.List;
import java.util.Optional;

/** The first filter that matches decides, else the usual meaning of the outcome. Thread-safe. */
public record FilteringHandler(List<ResponseFilter> filters, long maxRetries, List<BackoffStrategy> backoffStrategies)
        implements ErrorHandler {
    private static final long DEFAULT_MAX_RETRIES = 5;

    public FilteringHandler {
        filters = List.copyOf(filters);
        backoffStrategies = List.copyOf(backoffStrategies);
    }

    /** The handler of a requester that has none. */
    public static FilteringHandler usual() {
        return new FilteringHandler(List.of(), DEFAULT_MAX_RETRIES, List.of());
    }

    @Override
    public Resolution interpret(Outcome outcome) {
        return outcome.response()
                .flatMap(response -> filters.stream()
                        .map(filter -> filter.match(response))
                        .flatMap(Optional::stream)
                        .findFirst())
                .orElseGet(() -> DefaultMeanings.of(outcome));
    }
}
