package dev.pintail.warehouse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Reads dates and times as DuckDB casts them from text, which is what PyAirbyte relies on.
 *
 * <p>What surprises: where the type has no zone, an offset is checked for its form and then dropped, so {@code
 * 2024-01-01T00:00:00+02:00} stays midnight; fractions are cut to microseconds; a date may be followed by anything, a timestamp may not. Read also, where
 * DuckDB refuses: {@code 2024-01-01T10:00Z}, and RFC 3339's {@code t} and {@code z}. Not read, unlike there: years before
 * Christ written as {@code (BC)}, and the words {@code epoch} and {@code infinity}.
 */
final class DateTimes {
    /** The answer for text that is no such date or time. */
    static final long NONE = Long.MIN_VALUE;

    private static final long SECOND = 1_000_000;
    private static final long DAY = 86_400 * SECOND;

    /** 106,751,991 days are what fits into 64 bits of microseconds; an offset can take four. */
    private static final long DAYS = 106_751_987;

    /** DuckDB's TIME WITH TIME ZONE has no greater offset. */
    private static final int GREATEST_OFFSET = 16 * 3600 - 1;

    private final String text;
    private final int end;
    private int at;
    private int offset;

    private DateTimes(String text) {
        this.text = text;
        int last = text.length();
        while (last > 0 && isSpace(text.charAt(last - 1))) {
            last--;
        }
        end = last;
        skipSpace();
    }

    /** Days since 1970, or NONE. */
    static long days(String text) {
        return new DateTimes(text).date();
    }

    /** Microseconds since 1970 on the clock that the text shows, or NONE. */
    static long timestamp(String text) {
        long plain = plainTimestamp(text);
        return plain == NONE ? new DateTimes(text).timestamp() : plain;
    }

    /** Microseconds since 1970 in UTC, or NONE; text without an offset is taken for UTC. */
    static long instant(String text) {
        long plain = plainTimestamp(text);
        if (plain != NONE) {
            return plain;
        }
        DateTimes reader = new DateTimes(text);
        long shown = reader.timestamp();
        return shown == NONE ? NONE : shown - reader.offset * SECOND;
    }

    private static long plainTimestamp(String text) {
        // Latin-1: characters beyond it become question marks, which are in no timestamp.
        byte[] bytes = text.getBytes(ISO_8859_1);
        return PlainTimestamp.micros(bytes, 0, bytes.length);
    }

    private long timestamp() {
        long days = date();
        if (days == NONE || Math.abs(days) > DAYS) {
            return NONE;
        }
        if (at == end) {
            return days * DAY;
        }
        if (peek() == 'T' || peek() == 't') {
            at++;
        } else if (isSpace(peek())) {
            skipSpace();
        } else {
            return NONE;
        }
        long time = clock();
        return time == NONE || !zone() ? NONE : days * DAY + time;
    }

    /** Microseconds since midnight, or NONE; a date in front is dropped, and so is whatever follows. */
    static long time(String text) {
        return new DateTimes(text).time();
    }

    /**
     * A time and its offset as DuckDB writes them, or null; without an offset it is UTC's.
     *
     * <p>A date in front is dropped; nothing may follow.
     */
    static String timeWithOffset(String text) {
        DateTimes reader = new DateTimes(text);
        long time = reader.time();
        reader.skipSpace();
        if (time == NONE || !reader.zone() || Math.abs(reader.offset) > GREATEST_OFFSET) {
            return null;
        }
        return DateTimeText.ofTime(time) + DateTimeText.ofOffset(reader.offset);
    }

    private long time() {
        long time = clock();
        if (time != NONE) {
            return time;
        }
        at = 0;
        skipSpace();
        if (date() == NONE || (peek() != 'T' && !isSpace(peek()))) {
            return NONE;
        }
        at++;
        skipSpace();
        return clock();
    }

    private long date() {
        boolean negative = peek() == '-';
        if (negative) {
            at++;
        }
        int year = number(1, 6);
        char separator = peek();
        if (year < 0 || (separator != '-' && separator != '/' && separator != ' ')) {
            return NONE;
        }
        at++;
        int month = number(1, 2);
        if (month < 0 || peek() != separator) {
            return NONE;
        }
        at++;
        int day = number(1, 2);
        if (isDigit(peek())) {
            return NONE;
        }
        if (negative) {
            year = -year;
        }
        return month < 1 || month > 12 || day < 1 || day > lengthOf(month, year) ? NONE : epochDay(year, month, day);
    }

    private static int lengthOf(int month, int year) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /** Days since 1970 in years that begin in March, so that the leap day is the last; 719,468 days lie before 1970. */
    static long epochDay(int year, int month, int day) {
        int marchYear = month > 2 ? year : year - 1;
        int era = Math.floorDiv(marchYear, 400);
        int yearOfEra = marchYear - era * 400;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return era * 146_097L + yearOfEra * 365L + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
    }

    private long clock() {
        int hour = number(1, 2);
        if (hour < 0 || hour > 24 || peek() != ':') {
            return NONE;
        }
        at++;
        int minute = number(1, 2);
        if (minute < 0 || minute > 59) {
            return NONE;
        }
        int second = 0;
        long fraction = 0;
        if (peek() == ':') {
            at++;
            second = number(1, 2);
            if (second < 0 || second > 59) {
                return NONE;
            }
            fraction = fraction();
        }
        long micros = (hour * 3600L + minute * 60L + second) * SECOND + fraction;
        return micros > DAY ? NONE : micros;
    }

    private long fraction() {
        if (peek() != '.') {
            return 0;
        }
        at++;
        long micros = 0;
        for (long unit = SECOND / 10; isDigit(peek()); unit /= 10) {
            micros += (text.charAt(at++) - '0') * unit;
        }
        return micros;
    }

    /** Reads nothing, {@code Z}, a blank and {@code UTC}, or an offset of two-digit parts, and then the end. */
    private boolean zone() {
        if (at == end) {
            return true;
        }
        if (text.startsWith(" UTC", at)) {
            return at + 4 == end;
        }
        char sign = text.charAt(at++);
        if (sign == 'Z' || sign == 'z') {
            return at == end;
        }
        if (sign != '+' && sign != '-') {
            return false;
        }
        int seconds = number(2, 2) * 3600;
        for (int unit = 60; unit > 0 && seconds >= 0 && at < end; unit /= 60) {
            if (peek() == ':') {
                at++;
            }
            if (at < end) {
                int part = number(2, 2);
                seconds = part < 0 ? part : seconds + part * unit;
            }
        }
        offset = sign == '-' ? -seconds : seconds;
        return seconds >= 0 && at == end;
    }

    /** A number of at least and at most so many digits, else -1. */
    private int number(int least, int most) {
        int from = at;
        int value = 0;
        while (at - from < most && isDigit(peek())) {
            value = value * 10 + (text.charAt(at++) - '0');
        }
        return at - from < least ? -1 : value;
    }

    private char peek() {
        return at < end ? text.charAt(at) : '\0';
    }

    private void skipSpace() {
        while (at < end && isSpace(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
}
