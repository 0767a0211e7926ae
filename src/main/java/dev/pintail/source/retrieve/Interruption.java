package dev.pintail.source.retrieve;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;

/** How an interruption leaves an iterator, whose methods cannot declare it. */
public final class Interruption {
    private Interruption() {}

    /** The thread stays interrupted. */
    public static SourceException unchecked(InterruptedException e) {
        Thread.currentThread().interrupt();
        String message = "The reading was interrupted.";
        return new SourceException(
                ErrorCode.SOURCE_FAILED, ErrorCode.SOURCE_FAILED.failureType(), message, message, "", e);
    }
}
