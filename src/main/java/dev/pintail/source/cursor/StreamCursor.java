package dev.pintail.source.cursor;

import dev.pintail.source.http.RequestOptionsProvider;
import dev.pintail.source.slice.StreamSlice;
import java.util.Iterator;
import java.util.Map;

/**
 * A stream's slices and its state (cdk-semantics 6).
 *
 * <p>Thread-safe: slices are read and closed at the same time, while one thread takes further ones from the iterator.
 */
public interface StreamCursor extends RequestOptionsProvider {
    /** The slices to read, lazily. */
    Iterator<StreamSlice> slices();

    /** Tells that a record of this slice was handed on. */
    void observe(StreamSlice slice, Map<String, Object> record);

    /**
     * Tells that all records of this slice were handed on.
     *
     * @return whether a state message is due now (the reference throttles those of partitioned streams)
     */
    boolean close(StreamSlice slice);

    /** Tells that no slice follows; the last state is due afterwards, also when slices failed. */
    void finish();

    /** The state that covers all closed slices. */
    Map<String, Object> state();

    /** Whether a record lies in the range that is to be read (6.5); true without a cursor value. */
    boolean shouldBeSynced(Map<String, Object> record);
}
