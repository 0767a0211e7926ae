package dev.pintail.template.date;

import dev.pintail.template.python.PythonError.ValueError;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time behind the date in {@link IsoDates}: {@code hh}, {@code hh:mm}, {@code hhmmss.f}, with or without an offset.
 *
 * @param clock what the clock shows
 * @param nextDay whether it was given as 24:00
 * @param offsetSeconds the offset from UTC, less than a day
 */
record IsoTime(LocalTime clock, boolean nextDay, int offsetSeconds) {
    private static final Pattern FRACTION = Pattern.compile("[.,]([0-9]+)");
    private static final String OFFSET_STARTS = "-+Zz";

    /**
     * @throws ValueError if it is no ISO time
     * @throws java.time.DateTimeException if a field is out of its range
     */
    static IsoTime parse(String text) {
        if (text.length() < 2) {
            throw new ValueError("ISO time too short");
        }
        int[] fields = new int[3];
        int position = 0;
        boolean colons = false;
        for (int field = 0; field < 3 && position < text.length(); field++) {
            if (OFFSET_STARTS.indexOf(text.charAt(position)) >= 0) {
                return of(fields, 0, offset(text.substring(position)));
            }
            boolean colon = text.charAt(position) == ':';
            if (field == 1 && colon) {
                colons = true;
                position++;
            } else if (field == 2 && colons) {
                if (!colon) {
                    throw new ValueError("Inconsistent use of colon separator");
                }
                position++;
            }
            fields[field] = IsoDates.number(text, position, 2);
            position += 2;
        }
        if (position >= text.length()) {
            return of(fields, 0, 0);
        }
        Matcher fraction = FRACTION.matcher(text).region(position, text.length());
        int micros = 0;
        if (fraction.lookingAt()) {
            micros = Integer.parseInt((fraction.group(1) + "00000").substring(0, 6));
            position = fraction.end();
        }
        return of(fields, micros, position == text.length() ? 0 : offset(text.substring(position)));
    }

    private static IsoTime of(int[] fields, int micros, int offset) {
        boolean nextDay = fields[0] == 24;
        if (nextDay && (fields[1] != 0 || fields[2] != 0 || micros != 0)) {
            throw new ValueError("Hour may only be 24 at 24:00:00.000");
        }
        return new IsoTime(LocalTime.of(nextDay ? 0 : fields[0], fields[1], fields[2], 1000 * micros), nextDay, offset);
    }

    private static int offset(String text) {
        if (text.equals("Z") || text.equals("z")) {
            return 0;
        }
        int length = text.length();
        boolean negative = text.startsWith("-");
        if ((length != 3 && length != 5 && length != 6) || (!negative && !text.startsWith("+"))) {
            throw new ValueError("Unused components in ISO string, or a malformed offset");
        }
        int hours = IsoDates.number(text, 1, 2);
        int minutes = length == 3 ? 0 : IsoDates.number(text, text.charAt(3) == ':' ? 4 : 3, 3);
        if (minutes > 59 || hours > 23) {
            throw new ValueError("Invalid hours or minutes in time zone offset");
        }
        int seconds = 60 * (60 * hours + minutes);
        return negative ? -seconds : seconds;
    }
}
