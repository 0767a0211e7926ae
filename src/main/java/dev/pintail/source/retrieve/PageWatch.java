package dev.pintail.source.retrieve;

import dev.pintail.source.bookmark.SlicePosition;
import java.util.Optional;

/** Follows the reading of one slice from page to page. Called by the thread that reads it. */
public interface PageWatch {
    /** Begins at the slice's start and does not care. */
    PageWatch NONE = next -> {};

    /** Where to begin; empty for the slice's start. */
    default Optional<SlicePosition> start() {
        return Optional.empty();
    }

    /**
     * All records of a page have been handed out; the next page is not asked for yet.
     *
     * @param next where the slice goes on; empty at its end
     */
    void pageEnds(Optional<SlicePosition> next);
}
