package dev.pintail.warehouse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.pintail.json.EightBytes;

/** Reads text like {@code 2024-01-01T10:00:00Z}, which nearly all timestamps are, eight bytes at a time. */
final class PlainTimestamp {
    private static final int LENGTH = 20;
    private static final long SECOND = 1_000_000;
    private static final long DAY = 86_400 * SECOND;
    private static final long HIGHEST = 0x8080_8080_8080_8080L;

    // Three parts of the text, the last two overlapping. What is left of a byte is the digit, or 0 for a right
    // separator.
    private static final Part DATE = new Part("0000-00-");
    private static final Part DAY_AND_TIME = new Part("00T00:00");
    private static final Part TIME = new Part("0:00:00Z");

    private PlainTimestamp() {}

    /** What eight bytes look like: {@code zeros} where each digit is 0, and what brings anything else beyond 7 bits. */
    private record Part(long zeros, long beyond) {
        Part(String example) {
            this(EightBytes.at(example.getBytes(ISO_8859_1), 0), beyond(example));
        }

        private static long beyond(String example) {
            long beyond = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                beyond |= (example.charAt(i) == '0' ? 0x80L - 10 : 0x7FL) << (i * Byte.SIZE);
            }
            return beyond;
        }
    }

    /** Microseconds since 1970, or {@link DateTimes#NONE} for all other text, right or wrong. */
    static long micros(byte[] text, int from, int to) {
        if (to - from != LENGTH) {
            return DateTimes.NONE;
        }
        long date = EightBytes.at(text, from) ^ DATE.zeros;
        long dayAndTime = EightBytes.at(text, from + 8) ^ DAY_AND_TIME.zeros;
        long time = EightBytes.at(text, from + 12) ^ TIME.zeros;
        long wrong = (date + DATE.beyond)
                | date
                | (dayAndTime + DAY_AND_TIME.beyond)
                | dayAndTime
                | (time + TIME.beyond)
                | time;
        if ((wrong & HIGHEST) != 0) {
            return DateTimes.NONE;
        }
        int year = two(date, 0) * 100 + two(date, 2);
        int month = two(date, 5);
        int day = two(dayAndTime, 0);
        int hour = two(dayAndTime, 3);
        int minute = two(dayAndTime, 6);
        int second = two(time, 5);
        return month < 1 || month > 12 || day < 1 || day > 28 || hour > 23 || minute > 59 || second > 59
                ? DateTimes.NONE
                : DateTimes.epochDay(year, month, day) * DAY + (hour * 3600 + minute * 60 + second) * SECOND;
    }

    private static int two(long digits, int at) {
        long tens = digits >>> (at * Byte.SIZE);
        return (int) ((tens & 15) * 10 + ((tens >>> Byte.SIZE) & 15));
    }
}
