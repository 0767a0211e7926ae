package dev.pintail.warehouse;

import dev.pintail.json.EightBytes;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Memory outside the heap for the texts of one chunk, which stay where they are until DuckDB has copied the chunk, as it has when it
 * asks for the next one. They come there by blocks; only after {@link #end} all of them are there. For one thread.
 */
final class TextSlab {
    private static final int BLOCK = 1 << 18;
    private static final int SHORT = 128;

    private final List<ByteBuffer> blocks = new ArrayList<>();
    private final List<ByteBuffer> oversized = new ArrayList<>();
    private final byte[] texts = new byte[BLOCK];
    private int block = -1;
    private long address;
    private int size = BLOCK;

    /** Forgets all texts; their memory is used again. */
    void clear() {
        oversized.clear();
        block = -1;
        size = BLOCK;
    }

    /** All texts are put. */
    void end() {
        if (block >= 0) {
            blocks.get(block).put(0, texts, 0, size);
        }
    }

    /**
     * Puts the text behind the others and returns its address.
     *
     * @param length at least 8
     */
    long put(byte[] utf8, int from, int length) {
        if (length > BLOCK) {
            ByteBuffer own = ByteBuffer.allocateDirect(length).put(utf8, from, length);
            oversized.add(own);
            return address(own);
        }
        if (length > BLOCK - size) {
            next();
        }
        int at = size;
        size += length;
        if (length > SHORT) {
            System.arraycopy(utf8, from, texts, at, length);
        } else {
            // To start a copy takes longer. The last eight bytes overlap the ones before.
            int last = length - Long.BYTES;
            for (int i = 0; i < last; i += Long.BYTES) {
                EightBytes.put(texts, at + i, EightBytes.at(utf8, from + i));
            }
            EightBytes.put(texts, at + last, EightBytes.at(utf8, from + last));
        }
        return address + at;
    }

    private void next() {
        end();
        block++;
        if (block == blocks.size()) {
            blocks.add(ByteBuffer.allocateDirect(BLOCK));
        }
        address = address(blocks.get(block));
        size = 0;
    }

    private static long address(ByteBuffer buffer) {
        return MemorySegment.ofBuffer(buffer.clear()).address();
    }
}
