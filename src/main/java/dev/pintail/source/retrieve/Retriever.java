package dev.pintail.source.retrieve;

import dev.pintail.source.slice.StreamSlice;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Reads slices of a stream.
 *
 * <p>Thread-safe: several slices may be read at the same time; one iterator belongs to one thread.
 */
public interface Retriever {
    /**
     * The slice's records, lazily: a page's records are handed out before the next request is sent, so taking only the first
     * page costs one request. A page may be empty; a very large response may come in several pages.
     *
     * <p>{@code hasNext} and {@code next} throw {@link dev.pintail.error.SourceException} when the slice cannot be read.
     */
    Iterator<List<Map<String, Object>>> read(StreamSlice slice);

    /** Whether slices can be begun in the middle, and tell where their pages end. */
    default boolean resumable() {
        return false;
    }

    /**
     * As {@link #read(StreamSlice)}, from where the watch says, telling it of every page's end. Behind a page there is an empty
     * one, so that the caller may stop before the next request.
     */
    default Iterator<List<Map<String, Object>>> read(StreamSlice slice, PageWatch watch) {
        return read(slice);
    }
}
