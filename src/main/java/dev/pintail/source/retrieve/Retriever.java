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
}
