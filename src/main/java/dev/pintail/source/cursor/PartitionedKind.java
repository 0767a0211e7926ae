package dev.pintail.source.cursor;

import static java.util.Objects.requireNonNull;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the manifest says about the cursor of a stream with partitions.
 *
 * <p>Formats are known from the beginning, everything else when the first partition needs it: the reference evaluates start, step
 * and lookback then, and a mistake in them fails the stream, not the whole sync. Thread-safe.
 */
final class PartitionedKind {
    private final String cursorField;
    private final DatetimeFormats formats;
    private final boolean globalFromStart;
    private final Supplier<CursorKind<OffsetDateTime>> evaluation;
    private CursorKind<OffsetDateTime> windows;

    /**
     * @param globalFromStart one global cursor for all partitions, however many there are
     * @param evaluation gives the same every time; asked again after it has thrown
     */
    PartitionedKind(
            String cursorField,
            DatetimeFormats formats,
            boolean globalFromStart,
            Supplier<CursorKind<OffsetDateTime>> evaluation) {
        this.cursorField = requireNonNull(cursorField, "cursorField is null");
        this.formats = requireNonNull(formats, "formats is null");
        this.globalFromStart = globalFromStart;
        this.evaluation = requireNonNull(evaluation, "evaluation is null");
    }

    String cursorField() {
        return cursorField;
    }

    DatetimeFormats formats() {
        return formats;
    }

    boolean globalFromStart() {
        return globalFromStart;
    }

    synchronized CursorKind<OffsetDateTime> windows() {
        if (windows == null) {
            windows = evaluation.get();
        }
        return windows;
    }

    /** What a partition has left to read after this state, going back some seconds. */
    CursorRange<OffsetDateTime> after(Map<String, Object> state, long lookbackSeconds) {
        CursorKind<OffsetDateTime> kind = windows();
        if (lookbackSeconds == 0 || state.get(cursorField) == null) {
            return kind.after(state);
        }
        Map<String, Object> earlier = new HashMap<>(state);
        earlier.put(cursorField, formats.format(parsed(state).minusSeconds(lookbackSeconds)));
        return kind.after(earlier);
    }

    /** The cursor value of a state, rewritten in the cursor's own format; empty if the state does not have one. */
    Optional<String> position(Map<String, Object> state) {
        return state.containsKey(cursorField) ? Optional.of(formats.format(parsed(state))) : Optional.empty();
    }

    private OffsetDateTime parsed(Map<String, Object> state) {
        return CursorRange.parse(state.get(cursorField), formats::parse);
    }

    /** The record's cursor value; empty if the field is missing, null or in no format of the cursor. */
    Optional<OffsetDateTime> valueOf(Map<String, Object> record) {
        return read(record.get(cursorField));
    }

    /** What a record has as its cursor value; empty if it is null or in no format of the cursor. */
    Optional<OffsetDateTime> read(Object written) {
        return written == null ? Optional.empty() : formats.parse(written);
    }
}
