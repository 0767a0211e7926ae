package dev.pintail.source.cursor;

import dev.pintail.source.partition.PartitionRouter;
import dev.pintail.source.slice.StreamSlice;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The slices of all partitions, one partition after the other.
 *
 * <p>One partition is read ahead, as in the reference: when the router fails, the partition before is not read. One thread.
 */
final class PartitionSlices implements Iterator<StreamSlice> {
    /** A partition with the parents' state as of when it was found. */
    private record Found(StreamSlice partition, Optional<Map<String, Object>> parentState) {}

    private final PartitionRouter router;
    private final PartitionedCursor cursor;
    private Iterator<StreamSlice> partitions;
    private Found ahead;
    private StreamSlice partition;
    private OpenPartition open;
    private Iterator<Map<String, Object>> windows = Collections.emptyIterator();

    PartitionSlices(PartitionRouter router, PartitionedCursor cursor) {
        this.router = router;
        this.cursor = cursor;
    }

    @Override
    public boolean hasNext() {
        if (partitions == null) {
            partitions = router.partitions();
            ahead = find();
        }
        while (!windows.hasNext()) {
            if (ahead == null) {
                cursor.allPartitionsTaken();
                return false;
            }
            Found current = ahead;
            ahead = find();
            enter(current);
        }
        return true;
    }

    private Found find() {
        if (!partitions.hasNext()) {
            return null;
        }
        StreamSlice found = partitions.next();
        return new Found(found, router.state());
    }

    private void enter(Found found) {
        partition = found.partition();
        cursor.open(partition, found.parentState()).ifPresent(opened -> {
            open = opened;
            windows = opened.range().windows();
            if (!windows.hasNext()) {
                cursor.nothingToRead();
            }
        });
    }

    @Override
    public StreamSlice next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Map<String, Object> window = windows.next();
        cursor.sliceTaken(open, !windows.hasNext());
        return partition.withCursor(window);
    }
}
