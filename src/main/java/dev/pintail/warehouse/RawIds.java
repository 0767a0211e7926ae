package dev.pintail.warehouse;

import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Values for {@code _airbyte_raw_id}: UUIDs of version 7 that grow with the record's number, so the column compresses well
 * and any thread can name any record. Immutable.
 */
final class RawIds {
    private static final char[] HEX = "0123456789abcdef".toCharArray();
    private static final int PREFIX = 19; // "01234567-89ab-7cde-"

    private final String prefix;
    private final long first;

    /** Ids of one load: at most 2^60 records from here share the time and the random part. */
    RawIds(Instant start, RandomGenerator random) {
        long version = 0x7000 | random.nextInt(0x1000);
        long high = start.toEpochMilli() << 16 | version;
        StringBuilder text = new StringBuilder(PREFIX + 1);
        hex(high, 60, 8, text);
        text.append('-');
        hex(high, 28, 4, text);
        text.append('-');
        hex(high, 12, 4, text);
        prefix = text.append('-').toString();
        first = 0x8000_0000_0000_0000L | random.nextLong(1L << 60);
    }

    /** The id of the record with this number, 36 characters. */
    String of(long number) {
        long low = first + number;
        StringBuilder text = new StringBuilder(36).append(prefix);
        hex(low, 60, 4, text);
        text.append('-');
        hex(low, 44, 12, text);
        return text.toString();
    }

    private static void hex(long bits, int from, int digits, StringBuilder out) {
        for (int i = 0; i < digits; i++) {
            out.append(HEX[(int) (bits >>> (from - 4 * i)) & 15]);
        }
    }
}
