package dev.pintail.warehouse;

import dev.pintail.json.EightBytes;

/** Reads whole and decimal numbers from their text, eight bytes at a time. */
final class NumberText {
    /** The answer for text that is no such number, or not for this reader. */
    static final long NONE = -1;

    private static final long HUNDRED_MILLION = 100_000_000;

    private NumberText() {}

    /**
     * The whole number that a part of a text is, without a sign.
     *
     * @param from at least 8
     * @param to at most 18 bytes behind it
     */
    static long whole(byte[] utf8, int from, int to) {
        long value = 0;
        long unit = 1;
        for (int end = to; end > from; end -= Long.BYTES) {
            long part = EightBytes.number(EightBytes.at(utf8, end - Long.BYTES), Math.min(Long.BYTES, end - from));
            if (part < 0) {
                return NONE;
            }
            value += part * unit;
            unit *= HUNDRED_MILLION;
        }
        return value;
    }
}
