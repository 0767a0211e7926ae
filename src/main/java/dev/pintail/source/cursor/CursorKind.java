package dev.pintail.source.cursor;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.slice.StreamSlice;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the manifest says about a cursor, whatever its state.
 *
 * @param cursorField the record's field, at its top
 */
record CursorKind<V>(String cursorField, Scale<V> scale, WindowFields fields) {
    CursorKind {
        requireNonNull(cursorField, "cursorField is null");
        requireNonNull(scale, "scale is null");
        requireNonNull(fields, "fields is null");
    }

    /** What is left to read after an earlier sync. @throws dev.pintail.error.SourceException if the state is unreadable */
    CursorRange<V> after(Map<String, Object> state) {
        return CursorRange.after(state, this);
    }

    /** The record's cursor value; empty if the field is missing, null or in no format of the cursor. */
    Optional<V> valueOf(Map<String, Object> record) {
        return read(record.get(cursorField));
    }

    /** What a record has as its cursor value; empty if it is null or in no format of the cursor. */
    Optional<V> read(Object written) {
        return written == null ? Optional.empty() : scale.parse(written);
    }

    SliceProgress progress() {
        return new RangeProgress<>(this);
    }

    List<StreamSlice> halves(StreamSlice slice, Duration smallest) {
        return scale.halves(fields.read(slice.cursorSlice(), scale), smallest).stream()
                .map(half -> slice.withCursor(fields.write(half, scale)))
                .toList();
    }
}
