package dev.pintail.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks at eight bytes of a text at once, the first one lowest. A test sets the highest bit of each byte that it finds; from the
 * first one found upwards the others may be wrong, so only the first counts.
 */
public final class EightBytes {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long HIGHEST = 0x8080_8080_8080_8080L;
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long BACKSLASHES = ONES * '\\';
    private static final long ZEROS = ONES * '0';

    /** What makes more than seven bits of all but a digit's value. */
    private static final long BEYOND_NINE = ONES * (128 - 10);

    private EightBytes() {}

    /**
     * The bytes of a text.
     *
     * @throws IndexOutOfBoundsException if there are not eight
     */
    public static long at(byte[] text, int at) {
        return (long) LONG.get(text, at);
    }

    /** Writes them into a text. */
    public static void put(byte[] text, int at, long bytes) {
        LONG.set(text, at, bytes);
    }

    /** Writes four bytes into a text. */
    public static void putFour(byte[] text, int at, int bytes) {
        INT.set(text, at, bytes);
    }

    /** The first so many bytes, 0 to 8, and zeros behind them. */
    public static long first(long bytes, int count) {
        int others = Long.SIZE - Byte.SIZE * count;
        return count == 0 ? 0 : (bytes << others) >>> others;
    }

    /** Finds what does not stand for itself in a JSON string, and what is not ASCII. */
    static long notLiteral(long bytes) {
        // With this bit changed, the quotation mark comes directly behind the control characters.
        long controlOrQuote = (bytes ^ (ONES * 2)) - ONES * ('"' - 1);
        return (controlOrQuote | ((bytes ^ BACKSLASHES) - ONES) | bytes) & HIGHEST;
    }

    /** Finds what is no digit. */
    static long notDigit(long bytes) {
        long values = bytes ^ ZEROS;
        return ((values + BEYOND_NINE) | values) & HIGHEST;
    }

    /** How many bytes are before the first one found. */
    static int before(long found) {
        return Long.numberOfTrailingZeros(found) >>> 3;
    }

    /** The whole number that the last so many of the bytes are, 1 to 8; negative if they are not all digits. */
    public static long number(long bytes, int count) {
        long values = (bytes ^ ZEROS) & (-1L << (Long.SIZE - Byte.SIZE * count));
        if ((((values + BEYOND_NINE) | values) & HIGHEST) != 0) {
            return -1;
        }
        // Neighbours become one number: of two digits in each second byte, of four in each fourth, of eight.
        long pairs = values * 10 + (values >>> 8);
        long first = (pairs & 0x0000_00FF_0000_00FFL) * (100 + (1_000_000L << 32));
        long second = ((pairs >>> 16) & 0x0000_00FF_0000_00FFL) * (1 + (10_000L << 32));
        return (first + second) >>> 32;
    }
}
