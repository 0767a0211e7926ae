package dev.pintail.source.retrieve;

import dev.pintail.source.slice.StreamSlice;

/** Opens pages. Thread-safe. */
@FunctionalInterface
interface PageSource {
    /**
     * A page, of which nothing has been asked for yet.
     *
     * @param token null for a first page without one
     * @param reducedPageSize null for the configured page size
     */
    PageReading open(StreamSlice slice, Object token, Long reducedPageSize);
}
