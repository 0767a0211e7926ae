package dev.pintail.source.slice;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One slice of a stream: which partition, which window of the cursor, and what else its requests may use.
 *
 * <p>Templates see the union of partition and cursor slice (the cursor's keys win) and the three parts as attributes
 * (reference: {@code airbyte_cdk.sources.types.StreamSlice}). Immutable.
 *
 * @param partition for example {@code {"id": 7, "parent_slice": {}}}; empty for an unpartitioned stream
 * @param cursorSlice for example {@code {"start_time": "...", "end_time": "..."}}; empty without a cursor
 * @param extraFields values for templates that take no part in state, such as a parent's extra fields
 */
public record StreamSlice(
        Map<String, Object> partition, Map<String, Object> cursorSlice, Map<String, Object> extraFields) {

    /** The only slice of a stream with neither partitions nor cursor. */
    public static final StreamSlice EMPTY = new StreamSlice(Map.of(), Map.of(), Map.of());

    public StreamSlice {
        partition = Collections.unmodifiableMap(new LinkedHashMap<>(partition));
        cursorSlice = Collections.unmodifiableMap(new LinkedHashMap<>(cursorSlice));
        extraFields = Collections.unmodifiableMap(new LinkedHashMap<>(extraFields));
    }

    public static StreamSlice ofPartition(Map<String, Object> partition) {
        return new StreamSlice(partition, Map.of(), Map.of());
    }

    public static StreamSlice ofCursor(Map<String, Object> cursorSlice) {
        return new StreamSlice(Map.of(), cursorSlice, Map.of());
    }

    public StreamSlice withCursor(Map<String, Object> newCursorSlice) {
        return new StreamSlice(partition, newCursorSlice, extraFields);
    }

    public StreamSlice withExtraFields(Map<String, Object> newExtraFields) {
        return new StreamSlice(partition, cursorSlice, newExtraFields);
    }

    /** Partition and cursor slice in one, as templates and request options see the slice. */
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>(partition);
        values.putAll(cursorSlice);
        return values;
    }
}
