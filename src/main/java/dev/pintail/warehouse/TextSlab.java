package dev.pintail.warehouse;

import dev.pintail.json.EightBytes;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Memory outside the heap for the texts of one chunk. They must stay where they are until DuckDB has copied the chunk, which
 * it has when it asks for the next one. For one thread.
 */
final class TextSlab {
    private static final int BLOCK = 1 << 18;
    private static final int SHORT = 128;

    private final List<ByteBuffer> blocks = new ArrayList<>();
    private final List<ByteBuffer> oversized = new ArrayList<>();
    private int block = -1;
    private ByteBuffer current;
    private long address;
    private int room;

    /** Forgets all texts; their memory is used again. */
    void clear() {
        oversized.clear();
        block = -1;
        room = 0;
    }

    /**
     * Copies the text and returns its address.
     *
     * @param length at least 8
     */
    long put(byte[] utf8, int from, int length) {
        if (length > BLOCK) {
            ByteBuffer own = ByteBuffer.allocateDirect(length).put(utf8, from, length);
            oversized.add(own);
            return address(own);
        }
        if (length > room) {
            next();
        }
        int at = BLOCK - room;
        room -= length;
        if (length > SHORT) {
            current.put(at, utf8, from, length);
        } else {
            // To start a copy takes longer. The last eight bytes overlap the ones before.
            int last = length - Long.BYTES;
            for (int i = 0; i < last; i += Long.BYTES) {
                current.putLong(at + i, EightBytes.at(utf8, from + i));
            }
            current.putLong(at + last, EightBytes.at(utf8, from + last));
        }
        return address + at;
    }

    private void next() {
        block++;
        if (block == blocks.size()) {
            blocks.add(ByteBuffer.allocateDirect(BLOCK).order(ByteOrder.LITTLE_ENDIAN));
        }
        current = blocks.get(block);
        address = address(current);
        room = BLOCK;
    }

    private static long address(ByteBuffer buffer) {
        return MemorySegment.ofBuffer(buffer.clear()).address();
    }
}
