package dev.pintail.source.read;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.bookmark.Bookmarks;
import dev.pintail.source.cursor.CursorBounds;
import java.util.Optional;

/**
 * How far a reading goes, and where it begins besides its states.
 *
 * @param stop asked before each page
 * @param bookmarks of readings that go on; they also hear how far this one comes
 * @param bounds what date cursors read instead of what their states leave; empty for that
 */
public record ReadTerms(StopSignal stop, Bookmarks bookmarks, Optional<CursorBounds> bounds) {
    /** From the states to the end. */
    public static final ReadTerms TO_THE_END = until(StopSignal.NEVER);

    public ReadTerms {
        requireNonNull(stop, "stop is null");
        requireNonNull(bookmarks, "bookmarks is null");
        requireNonNull(bounds, "bounds is null");
    }

    /** From the states until the signal comes. */
    public static ReadTerms until(StopSignal stop) {
        return new ReadTerms(stop, Bookmarks.NONE, Optional.empty());
    }
}
