package dev.pintail.source.cursor;

import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What has been read of each partition: those of the incoming state, and those found since (cdk-semantics 6.7).
 *
 * <p>Keeps as many as the limits allow, and says when there are too many for a state of their own. A partition is the same
 * whatever the order of its keys; {@code 1} and {@code "1"} are two. Not thread-safe.
 */
final class PartitionRanges {
    private final PartitionLimits limits;
    private final Map<Map<String, Object>, Known> partitions = new LinkedHashMap<>();
    private long known;

    PartitionRanges(PartitionLimits limits) {
        this.limits = limits;
    }

    Optional<CursorRange<OffsetDateTime>> get(Map<String, Object> partition) {
        return Optional.ofNullable(partitions.get(partition)).map(known -> known.range);
    }

    void add(Map<String, Object> partition, CursorRange<OffsetDateTime> range) {
        known++;
        Map<String, Object> sorted = SortedKeys.of(partition);
        partitions.put(sorted, new Known(sorted, range));
    }

    /** Whether there have been more partitions than a state may list. */
    boolean tooManyForState() {
        return known > limits.inState();
    }

    /** Drops the oldest partitions until there is room for one more: first those that are not being read. */
    void makeRoom(Predicate<Map<String, Object>> beingRead) {
        Iterator<Map<String, Object>> oldest = partitions.keySet().iterator();
        while (partitions.size() >= limits.inMemory() && oldest.hasNext()) {
            if (!beingRead.test(oldest.next())) {
                oldest.remove();
            }
        }
        while (partitions.size() >= limits.inMemory()) {
            partitions.remove(partitions.keySet().iterator().next());
        }
    }

    /** The state of every partition as it is emitted, oldest first. */
    List<Map<String, Object>> states() {
        return partitions.values().stream().map(Known::written).toList();
    }

    /** A partition, and its entry in the state, which is the same object as long as it says the same: states are taken often. */
    private static final class Known {
        private final Map<String, Object> partition;
        private final CursorRange<OffsetDateTime> range;
        private Map<String, Object> state;
        private Map<String, Object> written;

        Known(Map<String, Object> partition, CursorRange<OffsetDateTime> range) {
            this.partition = partition;
            this.range = range;
        }

        @SuppressWarnings("ReferenceEquality") // a range gives the same object until its state changes
        Map<String, Object> written() {
            if (state != range.state()) {
                state = range.state();
                written = new PartitionedState.Entry(partition, state).write();
            }
            return written;
        }
    }
}
