package dev.pintail.warehouse;

import dev.pintail.json.EightBytes;
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
        long upper = hex((int) (low >>> Integer.SIZE));
        EightBytes.put(id, 19, upper); // four of them are overwritten
        id[23] = '-';
        EightBytes.put(id, 24, upper >>> Integer.SIZE);
        EightBytes.put(id, 28, hex((int) low));
    }

    /** Eight digits, the first one lowest. */
    private static long hex(int bits) {
        // Each byte goes into two, and then each half of it into one.
        long spread = Integer.reverseBytes(bits) & 0xFFFF_FFFFL;
        spread = (spread | (spread << 16)) & 0x0000_FFFF_0000_FFFFL;
        spread = (spread | (spread << 8)) & 0x00FF_00FF_00FF_00FFL;
        long digits = ((spread >>> 4) | (spread << 8)) & 0x0F0F_0F0F_0F0F_0F0FL;
        long letters = ((digits + 0x0606_0606_0606_0606L) >>> 4) & 0x0101_0101_0101_0101L;
        return digits + 0x3030_3030_3030_3030L + letters * ('a' - '0' - 10);
    }

    /** Writes the highest digits. */
    private static void hex(long bits, int at, int digits, byte[] out) {
        for (int i = 0; i < digits; i++) {
            out[at + i] = HEX[(int) (bits >>> (60 - 4 * i)) & 15];
        }
    }
}
