package dev.pintail.warehouse;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Values for {@code _airbyte_raw_id}: UUIDs of version 7 that grow with the record's number, so the column compresses well
 * and any thread can name any record. Immutable.
 */
final class RawIds {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** Number of characters of an id. */
    static final int LENGTH = 36;

    private final long high;
    private final long first;

    /** Ids of one load: at most 2^60 records from here share the time and the random part. */
    RawIds(Instant start, RandomGenerator random) {
        high = start.toEpochMilli() << 16 | 0x7000 | random.nextInt(0x1000);
        first = 0x8000_0000_0000_0000L | random.nextLong(1L << 60);
    }

    /** The ids of some records, from the first to the last one, in the order of texts; no others lie between them. */
    record Range(String first, String last) {}

    /** The id of the record with this number. */
    String of(long number) {
        byte[] id = new byte[LENGTH];
        begin(id);
        write(number, id);
        return new String(id, StandardCharsets.US_ASCII);
    }

    /** Writes what all ids begin with, for {@link #write}. */
    void begin(byte[] id) {
        hex(high, 0, 8, id);
        id[8] = '-';
        hex(high << 32, 9, 4, id);
        id[13] = '-';
        hex(high << 48, 14, 4, id);
        id[18] = '-';
        id[23] = '-';
    }

    /** Writes the id of the record with this number in ASCII, all but what {@link #begin} has written. */
    void write(long number, byte[] id) {
        long low = first + number;
        hex(low, 19, 4, id);
        hex(low << 16, 24, 12, id);
    }

    /** Writes the highest digits. */
    private static void hex(long bits, int at, int digits, byte[] out) {
        for (int i = 0; i < digits; i++) {
            out[at + i] = HEX[(int) (bits >>> (60 - 4 * i)) & 15];
        }
    }
}
