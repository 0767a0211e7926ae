package dev.pintail.warehouse;

import dev.pintail.error.WarehouseException;

/** The database did not say whether it has committed. */
final class CommitUnknownException extends WarehouseException {
    private static final long serialVersionUID = 1;

    CommitUnknownException(WarehouseException cause) {
        super(
                cause.code(),
                "the commit failed, and may have happened or not: " + cause.getMessage(),
                "Run the sync again: it goes on from the state that is in the database.",
                cause);
    }
}
