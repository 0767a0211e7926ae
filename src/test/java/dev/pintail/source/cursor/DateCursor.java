package dev.pintail.source.cursor;

import dev.pintail.template.date.IsoDuration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** A date cursor on {@code updated}, described in a line. Bounds in slices are called {@code since} and {@code until}. */
record DateCursor(
        String format,
        String start,
        String end,
        String step,
        String granularity,
        String lookback,
        Clamping clamping,
        boolean strict) {

    static DateCursor days(String start, String end) {
        return new DateCursor("%Y-%m-%d", start, end, null, null, null, new Clamping.None(), false);
    }

    static DateCursor seconds(String start, String end) {
        return new DateCursor("%Y-%m-%dT%H:%M:%SZ", start, end, null, null, null, new Clamping.None(), false);
    }

    DateCursor stepping(String newStep, String newGranularity) {
        return new DateCursor(format, start, end, newStep, newGranularity, lookback, clamping, strict);
    }

    DateCursor lookingBack(String newLookback) {
        return new DateCursor(format, start, end, step, granularity, newLookback, clamping, strict);
    }

    DateCursor clamped(Clamping newClamping) {
        return new DateCursor(format, start, end, step, granularity, lookback, newClamping, strict);
    }

    DateCursor comparingStrictly() {
        return new DateCursor(format, start, end, step, granularity, lookback, clamping, true);
    }

    DateCursor formatted(String newFormat) {
        return new DateCursor(newFormat, start, end, step, granularity, lookback, clamping, strict);
    }

    CursorKind<OffsetDateTime> kind() {
        OffsetDateTime until = date(end);
        DatetimeScale scale = new DatetimeScale(
                formats(),
                date(start),
                () -> until,
                duration(step),
                duration(granularity),
                duration(lookback),
                clamping,
                strict);
        return new CursorKind<>("updated", scale, new WindowFields("since", "until"));
    }

    DatetimeFormats formats() {
        return DatetimeFormats.of(List.of(), format);
    }

    /** The windows that are left after a state, as {@code since..until}. */
    List<String> windowsAfter(Map<String, Object> state) {
        List<String> windows = new ArrayList<>();
        for (Iterator<Map<String, Object>> left = kind().after(state).windows(); left.hasNext(); ) {
            windows.add(shown(left.next()));
        }
        return windows;
    }

    static String shown(Map<String, Object> cursorSlice) {
        return cursorSlice.get("since") + ".." + cursorSlice.get("until");
    }

    private static OffsetDateTime date(String text) {
        return OffsetDateTime.parse(text.length() == 10 ? text + "T00:00:00Z" : text);
    }

    private static IsoDuration duration(String text) {
        return text == null ? null : IsoDuration.parse(text);
    }
}
