package dev.pintail.source.cursor;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The names of a window's bounds in a slice, by default {@code start_time} and {@code end_time}.
 *
 * <p>Bounds are in the slice as they are sent, so what a format leaves out is lost; a window that has been read is what its
 * slice says.
 */
record WindowFields(String start, String end) {
    static final WindowFields OF_DATES = new WindowFields("start_time", "end_time");
    static final WindowFields OF_COUNTS = new WindowFields("start", "end");

    WindowFields {
        requireNonNull(start, "start is null");
        requireNonNull(end, "end is null");
    }

    <V> Map<String, Object> write(Window<V> window, Scale<V> scale) {
        Map<String, Object> slice = new LinkedHashMap<>();
        slice.put(start, scale.format(window.start()));
        slice.put(end, scale.format(window.end()));
        return slice;
    }

    /** @throws SourceException if a bound is missing or cannot be parsed: a fault of this program or of the manifest's format */
    <V> Window<V> read(Map<String, Object> slice, Scale<V> scale) {
        return new Window<>(bound(slice, start, scale), bound(slice, end, scale));
    }

    private static <V> V bound(Map<String, Object> slice, String field, Scale<V> scale) {
        Object text = slice.get(field);
        if (text == null) {
            throw unreadable("The slice has no \"" + field + "\"");
        }
        return scale.parse(text)
                .orElseThrow(() -> unreadable("The slice's " + field + " " + text + " cannot be parsed again"));
    }

    private static SourceException unreadable(String problem) {
        return new SourceException(
                ErrorCode.SOURCE_FAILED,
                problem,
                "Check that the cursor's datetime_format can be read as well as written.");
    }
}
