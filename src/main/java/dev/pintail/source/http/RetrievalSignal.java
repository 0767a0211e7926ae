package dev.pintail.source.http;

import static java.util.Objects.requireNonNull;

/**
 * The error handler decided that the retriever must go on in another way than with the next page.
 *
 * <p>Only the retriever of a stream's pages can do so; wherever else it turns up, the manifest is wrong.
 */
public final class RetrievalSignal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Action action;

    /** @param message what the error handler says about the answer; may be empty */
    public RetrievalSignal(Action action, String message) {
        super(requireNonNull(message, "message is null"), null, false, false);
        this.action = requireNonNull(action, "action is null");
    }

    public Action action() {
        return action;
    }

    /** What is to be done. */
    public enum Action {
        /** Start again with the first page. */
        RESET_PAGINATION,
        /** Ask for the same page with fewer records. */
        REDUCE_PAGE_SIZE,
        /** Read the slice as two halves. */
        SPLIT_REQUEST_WINDOW
    }
}
