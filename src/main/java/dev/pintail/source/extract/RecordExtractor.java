package dev.pintail.source.extract;

import dev.pintail.source.http.DecodedResponse;
import java.util.Iterator;

/**
 * Finds the records in an answer.
 *
 * <p>What it finds may be any value: only a stream's records have to be objects, the status and the download targets of a job
 * are texts. Thread-safe; the iterators belong to one thread.
 */
@FunctionalInterface
public interface RecordExtractor {
    /**
     * Stands for an empty record that was dropped: it counts as one of the page's, and nobody ever gets it
     * ({@code skip_empty_records}).
     */
    Object DROPPED = new Object();

    /** Whether a found value is {@link #DROPPED}. */
    static boolean isDropped(Object found) {
        return DROPPED.equals(found);
    }

    /**
     * The records, lazily. {@code hasNext} and {@code next} throw what goes wrong while one is found; those before it count.
     */
    Iterator<Object> extract(DecodedResponse response);
}
