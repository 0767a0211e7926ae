package dev.pintail.source.retrieve;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.cursor.StreamCursor;

/**
 * A stream's retriever and the cursor whose slices it reads.
 *
 * @param cursor the one that the stream was built with, or for asynchronous jobs one that gives a slice when its job is done
 */
public record ReadableStream(StreamCursor cursor, Retriever retriever) {
    public ReadableStream {
        requireNonNull(cursor, "cursor is null");
        requireNonNull(retriever, "retriever is null");
    }
}
