package dev.pintail.source.cursor;

import dev.pintail.template.python.PythonError;
import dev.pintail.template.python.Truth;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;

/** How old a state is. */
final class StateDate {
    private StateDate() {}

    /**
     * The date up to which the state says that there are records; empty if it does not say, or cannot be read.
     *
     * @param state of a single cursor, in its own format or that of concurrent connectors
     */
    static Optional<OffsetDateTime> in(Object state, String cursorField, DatetimeFormats formats) {
        return Optional.ofNullable(text(state, cursorField)).filter(Truth::of).flatMap(text -> parse(text, formats));
    }

    private static Object text(Object state, String cursorField) {
        if (!(state instanceof Map<?, ?> fields)) {
            return null;
        }
        @SuppressWarnings("unchecked") // objects of a state have only text keys
        Optional<SliceState> slices = SliceState.in((Map<String, Object>) fields);
        if (slices.isEmpty()) {
            return fields.get(cursorField);
        }
        if (!(slices.get().slices().getFirst() instanceof Map<?, ?> first)) {
            return null;
        }
        Object mostRecent = first.get("most_recent_cursor_value");
        return Truth.of(mostRecent) ? mostRecent : first.get("end");
    }

    private static Optional<OffsetDateTime> parse(Object text, DatetimeFormats formats) {
        try {
            return formats.parse(text);
        } catch (PythonError.TypeError e) {
            return Optional.empty();
        }
    }
}
