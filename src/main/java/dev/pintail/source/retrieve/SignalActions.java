package dev.pintail.source.retrieve;

import dev.pintail.manifest.component.ErrorHandler;
import dev.pintail.manifest.component.ErrorHandler.CompositeErrorHandler;
import dev.pintail.manifest.component.ErrorHandler.CustomErrorHandler;
import dev.pintail.manifest.component.ErrorHandler.DefaultErrorHandler;
import dev.pintail.manifest.component.Requester;
import dev.pintail.manifest.component.Requester.CustomRequester;
import dev.pintail.manifest.component.Requester.HttpRequester;
import dev.pintail.manifest.component.ResponseAction;

/** Which of the actions that only a retriever of pages can carry out an error handler may ask for. */
final class SignalActions {
    private SignalActions() {}

    /** Whether the requester's error handler may ask for the action. */
    static boolean uses(Requester requester, ResponseAction action) {
        return switch (requester) {
            case HttpRequester http -> uses(http.errorHandler(), action);
            case CustomRequester custom -> false;
        };
    }

    /** @throws dev.pintail.error.ManifestException if the requester, which has no pages of its own, may ask for one of them */
    static void refuse(Requester requester, String description) {
        if (requester == null) {
            return;
        }
        for (ResponseAction action :
                new ResponseAction[] {ResponseAction.REDUCE_PAGE_SIZE, ResponseAction.SPLIT_REQUEST_WINDOW}) {
            if (uses(requester, action)) {
                throw Refusal.invalid("The " + action + " response action is not supported on the " + description
                        + ": only the main requester of a SimpleRetriever can carry it out.");
            }
        }
    }

    private static boolean uses(ErrorHandler handler, ResponseAction action) {
        return switch (handler) {
            case null -> false;
            case CompositeErrorHandler composite ->
                composite.errorHandlers().stream().anyMatch(inner -> uses(inner, action));
            case DefaultErrorHandler plain ->
                plain.responseFilters().stream().anyMatch(filter -> filter.action() == action);
            case CustomErrorHandler custom -> false;
        };
    }
}
