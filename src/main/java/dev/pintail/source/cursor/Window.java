package dev.pintail.source.cursor;

import static java.util.Objects.requireNonNull;

/** A stretch of cursor values to read in one slice; both ends are sent to the API. */
record Window<V>(V start, V end) {
    Window {
        requireNonNull(start, "start is null");
        requireNonNull(end, "end is null");
    }
}
