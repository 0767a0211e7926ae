package dev.pintail.source.http.error;

import dev.pintail.manifest.component.ResponseAction;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Several handlers, asked in order. A FAIL or a rate limit is only provisional: the last handler's answer wins over it
 * (cdk-semantics 4.8). Thread-safe.
 */
public record CompositeHandler(List<ErrorHandler> handlers) implements ErrorHandler {
    private static final Set<ResponseAction> FINAL = EnumSet.of(
            ResponseAction.SUCCESS,
            ResponseAction.RETRY,
            ResponseAction.IGNORE,
            ResponseAction.RESET_PAGINATION,
            ResponseAction.REDUCE_PAGE_SIZE,
            ResponseAction.SPLIT_REQUEST_WINDOW);

    public CompositeHandler {
        handlers = List.copyOf(handlers);
        if (handlers.isEmpty()) {
            throw new IllegalArgumentException("no handlers");
        }
    }

    @Override
    public Resolution interpret(Outcome outcome) {
        Resolution resolution = handlers.getFirst().interpret(outcome);
        for (ErrorHandler handler : handlers.subList(1, handlers.size())) {
            if (FINAL.contains(resolution.action())) {
                return resolution;
            }
            resolution = handler.interpret(outcome);
        }
        return resolution;
    }

    @Override
    public long maxRetries() {
        return handlers.getFirst().maxRetries();
    }

    @Override
    public List<BackoffStrategy> backoffStrategies() {
        return handlers.stream()
                .flatMap(handler -> handler.backoffStrategies().stream())
                .toList();
    }
}
