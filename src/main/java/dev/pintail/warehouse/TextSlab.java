package dev.pintail.warehouse;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Memory outside the heap for the texts of one chunk. They must stay where they are until DuckDB has copied the chunk, which
 * it has when it asks for the next one. For one thread.
 */
final class TextSlab {
    private static final int BLOCK = 1 << 18;

    private final List<ByteBuffer> blocks = new ArrayList<>();
    private final List<ByteBuffer> oversized = new ArrayList<>();
    private int block = -1;
    private long address;

    /** Forgets all texts; their memory is used again. */
    void clear() {
        oversized.clear();
        block = -1;
    }

    /** Copies the text and returns its address. */
    long put(byte[] utf8, int from, int length) {
        if (length > BLOCK) {
            ByteBuffer own = ByteBuffer.allocateDirect(length).put(utf8, from, length);
            oversized.add(own);
            return address(own);
        }
        if (block < 0 || blocks.get(block).remaining() < length) {
            next();
        }
        ByteBuffer current = blocks.get(block);
        long at = address + current.position();
        current.put(utf8, from, length);
        return at;
    }

    private void next() {
        block++;
        if (block == blocks.size()) {
            blocks.add(ByteBuffer.allocateDirect(BLOCK));
        }
        blocks.get(block).clear();
        address = address(blocks.get(block));
    }

    private static long address(ByteBuffer buffer) {
        return MemorySegment.ofBuffer(buffer.clear()).address();
    }
}
