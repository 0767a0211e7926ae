package dev.pintail.source.cursor;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of time that date cursors read whatever the manifest says about their start and end (a backfill).
 *
 * @param to empty: to the end that the manifest says
 */
public record CursorBounds(Instant from, Optional<Instant> to) {
    public CursorBounds {
        requireNonNull(from, "from is null");
        requireNonNull(to, "to is null");
    }
}
