package dev.pintail.source.retrieve;

import dev.pintail.source.extract.RecordExtractor;
import dev.pintail.source.slice.StreamSlice;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.LongSupplier;

/**
 * The records of one answer, in chunks, so that a large body never has to be in memory as records all at once.
 *
 * <p>When a record cannot be read, those before it come out first and the error then. No chunk is empty. Belongs to one thread.
 */
public final class SelectedRecords implements Iterator<List<Map<String, Object>>> {
    private static final int CHUNK = 1000;
    private static final long CHUNK_BYTES = 4 << 20;

    private final Selector selector;
    private final Iterator<Object> source;
    private final LongSupplier bytesRead;
    private final StreamSlice slice;
    private List<Map<String, Object>> chunk = List.of();
    private RuntimeException failure;
    private long extracted;

    /** @param bytesRead how much of a body that is still coming in the source has read; constant for one in memory */
    SelectedRecords(Selector selector, Iterator<Object> source, LongSupplier bytesRead, StreamSlice slice) {
        this.selector = selector;
        this.source = source;
        this.bytesRead = bytesRead;
        this.slice = slice;
    }

    @Override
    public boolean hasNext() {
        if (chunk.isEmpty()) {
            if (failure == null) {
                fill();
            }
            if (chunk.isEmpty() && failure != null) {
                throw failure;
            }
        }
        return !chunk.isEmpty();
    }

    @Override
    public List<Map<String, Object>> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        List<Map<String, Object>> next = chunk;
        chunk = List.of();
        return next;
    }

    /** How many records were extracted so far, those filtered out or dropped as empty included. */
    public long extracted() {
        return extracted;
    }

    private void fill() {
        List<Map<String, Object>> filled = new ArrayList<>();
        try {
            long end = bytesRead.getAsLong() + CHUNK_BYTES;
            while ((filled.isEmpty() || (filled.size() < CHUNK && bytesRead.getAsLong() < end)) && source.hasNext()) {
                Object value = source.next();
                extracted++;
                Map<String, Object> record = RecordExtractor.isDropped(value) ? null : selector.select(value, slice);
                if (record != null) {
                    filled.add(record);
                }
            }
        } catch (RuntimeException e) {
            failure = e;
        }
        chunk = filled;
    }
}
