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
    private final Map<Map<String, Object>, CursorRange<OffsetDateTime>> ranges = new LinkedHashMap<>();
    private long known;

    PartitionRanges(PartitionLimits limits) {
        this.limits = limits;
    }

    Optional<CursorRange<OffsetDateTime>> get(Map<String, Object> partition) {
        return Optional.ofNullable(ranges.get(partition));
    }

    void add(Map<String, Object> partition, CursorRange<OffsetDateTime> range) {
        known++;
        ranges.put(SortedKeys.of(partition), range);
    }

    /** Whether there have been more partitions than a state may list. */
    boolean tooManyForState() {
        return known > limits.inState();
    }

    /** Drops the oldest partitions until there is room for one more: first those that are not being read. */
    void makeRoom(Predicate<Map<String, Object>> beingRead) {
        Iterator<Map<String, Object>> oldest = ranges.keySet().iterator();
        while (ranges.size() >= limits.inMemory() && oldest.hasNext()) {
            if (!beingRead.test(oldest.next())) {
                oldest.remove();
            }
        }
        while (ranges.size() >= limits.inMemory()) {
            ranges.remove(ranges.keySet().iterator().next());
        }
    }

    /** The state of every partition, oldest first. */
    List<PartitionedState.Entry> states() {
        return ranges.entrySet().stream()
                .map(entry -> new PartitionedState.Entry(
                        entry.getKey(), entry.getValue().state()))
                .toList();
    }
}
