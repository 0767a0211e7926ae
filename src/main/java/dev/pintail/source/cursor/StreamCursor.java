package dev.pintail.source.cursor;

import dev.pintail.source.http.RequestOptionsProvider;
import dev.pintail.source.slice.StreamSlice;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stream's slices and its state (cdk-semantics 6). It is built with the stream's previous state.
 *
 * <p>Thread-safe: slices are read and closed at the same time, while one thread takes further ones from the iterator. One
 * slice is read by one thread at a time.
 */
public interface StreamCursor extends RequestOptionsProvider {
    /** The record field that the cursor follows, at the top of the record; empty for a stream without a cursor. */
    Optional<String> cursorField();

    /** The slices to read in a fixed order, lazily: parents are read while the iterator advances. Called once. */
    Iterator<StreamSlice> slices();

    /** Tells that a record of this slice was handed on. */
    void observe(StreamSlice slice, Map<String, Object> record);

    /**
     * What was observed in a slice that is not closed, as few records with nothing but the cursor's field: to observe these leads
     * to the same state. Empty for a cursor that does not look at records.
     */
    default List<Map<String, Object>> seen(StreamSlice slice) {
        return List.of();
    }

    /**
     * Tells that all records of this slice were handed on. A slice that failed is never closed: the state stays before it.
     *
     * @param slice one that {@link #slices()} returned
     * @return whether a state message is due now (the reference throttles those of partitioned streams)
     */
    boolean close(StreamSlice slice);

    /** Tells that no slice follows and none is being read; the last state is due afterwards, also when slices failed. */
    void finish();

    /** The state that covers all closed slices; a snapshot that does not change. */
    Map<String, Object> state();

    /** Whether a record lies in the range that is to be read (6.5); true for one without a cursor value. */
    boolean shouldBeSynced(StreamSlice slice, Map<String, Object> record);

    /**
     * The two halves of a slice that the API found too large (SPLIT_REQUEST_WINDOW); empty when it cannot be halved: it is
     * one unit of the cursor's granularity, not longer than {@code smallest}, or the cursor has no granularity.
     * Records of the halves are observed with the whole slice, which is also the one to close.
     *
     * @param smallest slices of at most this length stay whole; null: no such limit
     */
    List<StreamSlice> halves(StreamSlice slice, Duration smallest);

    /**
     * Follows one reading of a slice, so that paging may start again behind what was seen (pagination reset
     * SPLIT_USING_CURSOR); empty for a stream without a cursor.
     */
    Optional<SliceProgress> progress();
}
