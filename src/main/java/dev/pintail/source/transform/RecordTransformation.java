package dev.pintail.source.transform;

import dev.pintail.source.slice.StreamSlice;
import java.util.Map;

/** Changes a record in place. Thread-safe: slices of one stream are read at the same time. */
@FunctionalInterface
public interface RecordTransformation {
    /**
     * @param slice the slice the record was read in; null where there is none (schemas, configurations)
     * @throws dev.pintail.error.PintailException if the record cannot be changed so; it ends the stream
     */
    void apply(Map<String, Object> record, StreamSlice slice);
}
