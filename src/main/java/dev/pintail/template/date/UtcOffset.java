package dev.pintail.template.date;

import dev.pintail.template.python.NumberText;
import dev.pintail.template.python.PythonError.ValueError;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * An offset from UTC as Python knows it, which may be finer and larger than Java's.
 *
 * @param seconds within a day, without the fraction
 * @param micros the fraction, with the sign of the whole
 */
record UtcOffset(int seconds, int micros) {
    static final UtcOffset UTC = new UtcOffset(0, 0);

    private static final int DAY = 86_400;
    private static final int MAX_JAVA = 18 * 3600;

    /**
     * Reads {@code Z}, {@code +0530}, {@code +05:30}, {@code +05:30:15}, {@code +05:30:15.25}; colons all or none.
     *
     * @throws ValueError if the colons are inconsistent or it is a day or more
     */
    static UtcOffset parse(String text) {
        if (text.equals("Z")) {
            return UTC;
        }
        int point = text.indexOf('.');
        String fraction = point < 0 ? "" : text.substring(point + 1);
        String whole = point < 0 ? text : text.substring(0, point);
        if (!whole.matches(".\\p{Nd}{4}(?:\\p{Nd}{2})?|.\\p{Nd}{2}:\\p{Nd}{2}(?::\\p{Nd}{2})?")) {
            throw new ValueError("Inconsistent use of : in " + text);
        }
        String digits = whole.substring(1).replace(":", "");
        int seconds = 3600 * number(digits, 0) + 60 * number(digits, 2) + (digits.length() > 4 ? number(digits, 4) : 0);
        int micros =
                NumberText.parseInt((fraction + "000000").substring(0, 6), 10).intValue();
        UtcOffset offset = new UtcOffset(ofSeconds(seconds).seconds(), micros);
        return text.startsWith("-") ? new UtcOffset(-seconds, -micros) : offset;
    }

    /** @throws ValueError if it is a day or more */
    static UtcOffset ofSeconds(int seconds) {
        if (Math.abs(seconds) >= DAY) {
            throw new ValueError("the offset must be less than a day");
        }
        return new UtcOffset(seconds, 0);
    }

    private static int number(String digits, int start) {
        return NumberText.parseInt(digits.substring(start, start + 2), 10).intValue();
    }

    /** The datetime with this offset; where Java has no such offset, the same instant with offset 0. */
    OffsetDateTime attachTo(LocalDateTime value) {
        if (micros == 0 && Math.abs(seconds) <= MAX_JAVA) {
            return value.atOffset(ZoneOffset.ofTotalSeconds(seconds));
        }
        return value.minusSeconds(seconds).minusNanos(1000L * micros).atOffset(ZoneOffset.UTC);
    }
}
