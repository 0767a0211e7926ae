package dev.pintail.source.partition;

import dev.pintail.source.slice.StreamSlice;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A stream whose records are the partitions of another one (cdk-semantics 6.2).
 *
 * <p>It is opened with its state, read once from the first slice to the last by the one thread that
 * takes partitions from the child's router, and has a cursor of its own, which that thread moves. {@link #state()} may
 * be called by other threads at the same time.
 */
public interface ParentStream {
    /** The stream's name: its key in the child's {@code parent_state}. */
    String name();

    /**
     * Tells which fields of its records the child looks at; the parent's own cursor may need another.
     *
     * @param fields empty for all
     */
    default void fieldsInUse(Optional<Set<String>> fields) {}

    /** The stream's slices in order, lazily. Called once. */
    Iterator<StreamSlice> slices();

    /**
     * The slice's records after selection, transformation and normalisation, lazily: no page is requested before the record that
     * needs it is asked for.
     *
     * <p>{@code hasNext} and {@code next} throw {@link dev.pintail.error.SourceException} when the slice cannot be read.
     */
    Iterator<Map<String, Object>> read(StreamSlice slice);

    /** Tells the stream's cursor that this record of the slice became a partition. */
    void observe(StreamSlice slice, Map<String, Object> record);

    /** Tells the stream's cursor that the slice has been read to its end. */
    void close(StreamSlice slice);

    /** Tells the stream's cursor that the last slice has been closed. */
    void finish();

    /** The state that covers all closed slices; a snapshot that does not change. */
    Map<String, Object> state();
}
