package dev.pintail.template.builtin;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** BLAKE2b-512 and BLAKE2s-256 without a key (RFC 7693), which Java's own providers lack. */
final class Blake2 {
    private static final long[] IV_B = {
        0x6a09e667f3bcc908L, 0xbb67ae8584caa73bL, 0x3c6ef372fe94f82bL, 0xa54ff53a5f1d36f1L,
        0x510e527fade682d1L, 0x9b05688c2b3e6c1fL, 0x1f83d9abfb41bd6bL, 0x5be0cd19137e2179L
    };

    private static final byte[][] SIGMA = {
        {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
        {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
        {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
        {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
        {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
        {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
        {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
        {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
        {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
        {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0}
    };

    private static final Variant B = new Variant(64, 12, new int[] {32, 24, 16, 63});
    private static final Variant S = new Variant(32, 10, new int[] {16, 12, 8, 7});

    private Blake2() {}

    /**
     * The two functions differ in the width of a word, the number of rounds and the rotations.
     *
     * @param wordBits also the number of bytes of the result
     */
    @SuppressWarnings("ArrayRecordComponent") // private, never compared
    private record Variant(int wordBits, int rounds, int[] rotations) {
        int wordBytes() {
            return wordBits / 8;
        }

        long mask(long word) {
            return wordBits == 64 ? word : word & 0xffffffffL;
        }

        long initial(int index) {
            return wordBits == 64 ? IV_B[index] : IV_B[index] >>> 32;
        }

        long rotateRight(long word, int bits) {
            return wordBits == 64 ? Long.rotateRight(word, bits) : mask(Integer.rotateRight((int) word, bits));
        }
    }

    static byte[] b(byte[] message) {
        return hash(B, message);
    }

    static byte[] s(byte[] message) {
        return hash(S, message);
    }

    private static byte[] hash(Variant variant, byte[] message) {
        int blockBytes = 16 * variant.wordBytes();
        int blocks = Math.max(1, (message.length + blockBytes - 1) / blockBytes);
        byte[] padded = Arrays.copyOf(message, blocks * blockBytes);
        long[] state = new long[8];
        for (int i = 0; i < 8; i++) {
            state[i] = variant.initial(i);
        }
        state[0] ^= 0x01010000L ^ variant.wordBits;
        ByteBuffer words = ByteBuffer.wrap(padded).order(ByteOrder.LITTLE_ENDIAN);
        for (int block = 0; block < blocks; block++) {
            boolean last = block == blocks - 1;
            compress(variant, state, words, last ? message.length : (block + 1L) * blockBytes, last);
        }
        ByteBuffer out = ByteBuffer.allocate(8 * variant.wordBytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (long word : state) {
            if (variant.wordBits == 64) {
                out.putLong(word);
            } else {
                out.putInt((int) word);
            }
        }
        return out.array();
    }

    private static void compress(Variant variant, long[] state, ByteBuffer words, long count, boolean last) {
        long[] m = new long[16];
        for (int i = 0; i < 16; i++) {
            m[i] = variant.wordBits == 64 ? words.getLong() : words.getInt() & 0xffffffffL;
        }
        long[] v = Arrays.copyOf(state, 16);
        for (int i = 0; i < 8; i++) {
            v[8 + i] = variant.initial(i);
        }
        v[12] ^= count;
        v[14] = last ? variant.mask(~v[14]) : v[14];
        for (int round = 0; round < variant.rounds; round++) {
            byte[] order = SIGMA[round % 10];
            for (int i = 0; i < 4; i++) {
                mix(variant, v, new int[] {i, 4 + i, 8 + i, 12 + i}, m[order[2 * i]], m[order[2 * i + 1]]);
            }
            for (int i = 0; i < 4; i++) {
                int[] diagonal = {i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4};
                mix(variant, v, diagonal, m[order[8 + 2 * i]], m[order[9 + 2 * i]]);
            }
        }
        for (int i = 0; i < 8; i++) {
            state[i] ^= v[i] ^ v[i + 8];
        }
    }

    private static void mix(Variant variant, long[] v, int[] at, long x, long y) {
        int[] rotations = variant.rotations;
        half(variant, v, at, x, rotations[0], rotations[1]);
        half(variant, v, at, y, rotations[2], rotations[3]);
    }

    private static void half(Variant variant, long[] v, int[] at, long input, int first, int second) {
        v[at[0]] = variant.mask(v[at[0]] + v[at[1]] + input);
        v[at[3]] = variant.rotateRight(v[at[3]] ^ v[at[0]], first);
        v[at[2]] = variant.mask(v[at[2]] + v[at[3]]);
        v[at[1]] = variant.rotateRight(v[at[1]] ^ v[at[2]], second);
    }
}
