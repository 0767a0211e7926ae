package dev.pintail.warehouse;

import java.time.LocalDate;

/** Writes dates and times as text that DuckDB reads. */
final class DateTimeText {
    private static final long SECOND = 1_000_000;
    private static final long DAY = 86_400 * SECOND;

    private DateTimeText() {}

    /** Microseconds since midnight; 24:00:00 is a time. */
    static String ofTime(long micros) {
        StringBuilder out = new StringBuilder(15);
        appendTime(micros, out);
        return out.toString();
    }

    /** Seconds east of Greenwich, less than a day. */
    static String ofOffset(int seconds) {
        StringBuilder out = new StringBuilder(9).append(seconds < 0 ? '-' : '+');
        int size = Math.abs(seconds);
        appendTwo(size / 3600, out);
        out.append(':');
        appendTwo(size / 60 % 60, out);
        out.append(':');
        appendTwo(size % 60, out);
        return out.toString();
    }

    /** Days since 1970. Java puts a sign before years of more than four digits, which DuckDB does not read. */
    static void appendDate(long days, StringBuilder out) {
        String date = LocalDate.ofEpochDay(days).toString();
        out.append(date, date.startsWith("+") ? 1 : 0, date.length());
    }

    /** Microseconds since 1970. */
    static void appendTimestamp(long micros, StringBuilder out) {
        appendDate(Math.floorDiv(micros, DAY), out);
        out.append(' ');
        appendTime(Math.floorMod(micros, DAY), out);
    }

    private static void appendTime(long micros, StringBuilder out) {
        long seconds = micros / SECOND;
        appendTwo(seconds / 3600, out);
        out.append(':');
        appendTwo(seconds / 60 % 60, out);
        out.append(':');
        appendTwo(seconds % 60, out);
        out.append('.');
        appendTwo(micros % SECOND / 10_000, out);
        appendTwo(micros / 100 % 100, out);
        appendTwo(micros % 100, out);
    }

    private static void appendTwo(long number, StringBuilder out) {
        out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
