package dev.pintail.source.partition;

import dev.pintail.source.slice.StreamSlice;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * Reads parents while partitions are taken.
 *
 * <p>As in the reference one slice and one record are read ahead: it has to be known whether a record is its slice's last, because
 * the slice is closed before the partition of its last record is handed out. So the record before an error is no partition.
 */
final class SubstreamPartitions implements Iterator<StreamSlice> {
    private final Iterator<Parent> parents;
    private Parent parent;
    private Iterator<StreamSlice> slices;
    private StreamSlice slice;
    private StreamSlice sliceAhead;
    private Iterator<Map<String, Object>> records;
    private Map<String, Object> recordAhead;
    private StreamSlice next;

    SubstreamPartitions(List<Parent> parents) {
        this.parents = parents.iterator();
    }

    @Override
    public boolean hasNext() {
        while (next == null && enterSlice()) {
            next = takeRecord();
        }
        return next != null;
    }

    @Override
    public StreamSlice next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        StreamSlice partition = next;
        next = null;
        return partition;
    }

    /** Stays in the slice while it has records, and passes over slices without any; false at the end of the last parent. */
    private boolean enterSlice() {
        while (recordAhead == null) {
            if (!enterParent()) {
                return false;
            }
            slice = sliceAhead;
            sliceAhead = nextOrNull(slices);
            records = parent.stream().read(slice);
            recordAhead = nextOrNull(records);
            if (recordAhead == null) {
                closeSlice();
            }
        }
        return true;
    }

    private boolean enterParent() {
        while (sliceAhead == null) {
            if (!parents.hasNext()) {
                return false;
            }
            parent = parents.next();
            slices = parent.stream().slices();
            sliceAhead = nextOrNull(slices);
        }
        return true;
    }

    /** The record's partition; null if the record does not make one. */
    private StreamSlice takeRecord() {
        Map<String, Object> record = recordAhead;
        recordAhead = nextOrNull(records);
        parent.stream().observe(slice, record);
        StreamSlice partition = parent.partition(slice, record).orElse(null);
        if (recordAhead == null) {
            closeSlice();
        }
        return partition;
    }

    private void closeSlice() {
        parent.stream().close(slice);
        if (sliceAhead == null) {
            parent.stream().finish();
        }
    }

    private static <T> T nextOrNull(Iterator<T> iterator) {
        return iterator.hasNext() ? iterator.next() : null;
    }
}
