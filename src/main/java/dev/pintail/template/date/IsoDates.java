package dev.pintail.template.date;

import dev.pintail.template.python.NumberText;
import dev.pintail.template.python.PythonError.OverflowError;
import dev.pintail.template.python.PythonError.ValueError;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * ISO 8601 dates and datetimes as {@code dateutil}'s strict parser reads them.
 *
 * <p>Accepts years, months, days, ordinal days and weeks, with or without dashes; behind any one character a time down to
 * hours, with or without colons, and an offset. {@code 24:00} is the next midnight; digits behind the sixth of a fraction are
 * dropped.
 */
public final class IsoDates {
    private final String text;
    private int position;

    private IsoDates(String text) {
        this.text = text;
    }

    /**
     * The instant that a text means, at offset 0; without an offset it is UTC.
     *
     * @throws ValueError if it is no ISO date
     * @throws OverflowError if the instant is not within the years 1 and 9999
     */
    public static OffsetDateTime parse(String text) {
        if (!isAscii(text)) {
            throw new ValueError("ISO-8601 strings should contain only ASCII characters");
        }
        try {
            return new IsoDates(text).parse();
        } catch (DateTimeException e) {
            throw new ValueError(e.getMessage());
        }
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private OffsetDateTime parse() {
        LocalDate date = date();
        if (!Timestamps.inRange(date.getYear())) {
            throw new ValueError("year %d is out of range".formatted(date.getYear()));
        }
        if (position >= text.length()) {
            return date.atStartOfDay().atOffset(ZoneOffset.UTC);
        }
        position++;
        IsoTime time = IsoTime.parse(text.substring(position));
        LocalDateTime local = LocalDateTime.of(date, time.clock()).plusDays(time.nextDay() ? 1 : 0);
        OffsetDateTime instant = local.minusSeconds(time.offsetSeconds()).atOffset(ZoneOffset.UTC);
        if (!Timestamps.inRange(local.getYear()) || !Timestamps.inRange(instant.getYear())) {
            throw new OverflowError("date value out of range");
        }
        return instant;
    }

    private LocalDate date() {
        try {
            return calendarDate();
        } catch (ValueError notCalendar) {
            position = 0;
            return weekOrOrdinalDate();
        }
    }

    private LocalDate calendarDate() {
        int year = fullNumber(4);
        if (position == text.length()) {
            return LocalDate.of(year, 1, 1);
        }
        boolean dashed = skipDash();
        int month = fullNumber(2);
        if (position == text.length()) {
            if (!dashed) {
                throw new ValueError("Invalid ISO format");
            }
            return LocalDate.of(year, month, 1);
        }
        if (dashed && !skipDash()) {
            throw new ValueError("Invalid separator in ISO string");
        }
        int day = fullNumber(2);
        return LocalDate.of(year, month, day);
    }

    private boolean skipDash() {
        boolean dash = text.startsWith("-", position);
        position += dash ? 1 : 0;
        return dash;
    }

    private LocalDate weekOrOrdinalDate() {
        int year = fullNumber(4);
        boolean dashed = skipDash();
        if (!text.startsWith("W", position)) {
            return LocalDate.ofYearDay(year, fullNumber(3));
        }
        position++;
        int week = number(text, position, 2);
        position += 2;
        int day = 1;
        if (position < text.length()) {
            if (skipDash() != dashed) {
                throw new ValueError("Inconsistent use of dash separator");
            }
            day = number(text, position, 1);
            position++;
        }
        if (week < 1 || week > 53 || day < 1 || day > 7) {
            throw new ValueError("Invalid week or weekday");
        }
        LocalDate fourth = LocalDate.of(year, 1, 4);
        return fourth.plusDays(7L * (week - 1) + day - fourth.getDayOfWeek().getValue());
    }

    /** What {@code int()} makes of the next characters, which may be fewer at the end of the text. */
    static int number(String text, int start, int length) {
        int end = Math.min(start + length, text.length());
        int value = 0;
        for (int i = start; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return unusualNumber(text, start, end);
            }
            value = 10 * value + digit;
        }
        return start < end ? value : unusualNumber(text, start, end);
    }

    private static int unusualNumber(String text, int start, int end) {
        return NumberText.parseInt(text.substring(Math.min(start, end), end), 10)
                .intValue();
    }

    /** As {@link #number}, but all the characters must be there. */
    private int fullNumber(int length) {
        if (position + length > text.length()) {
            throw new ValueError("ISO string too short");
        }
        int number = number(text, position, length);
        position += length;
        return number;
    }
}
