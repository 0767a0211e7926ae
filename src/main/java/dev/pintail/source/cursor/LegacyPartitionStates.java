package dev.pintail.source.cursor;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The form of older connectors: {@code {"13506132": {"last_changed": "2022-12-27"}, ...}}, the partition's value as a text.
 *
 * <p>It becomes a state of partitions without a {@code parent_slice}, which those of a SubstreamPartitionRouter have; such
 * entries match no partition and are kept, as in the reference.
 *
 * @param partitionField the value's name in the partition
 * @param oneParent false where nobody can know which parent the values belong to: then nothing is migrated
 */
record LegacyPartitionStates(String partitionField, String cursorField, boolean oneParent) {
    /** The state in today's form; the state itself if it does not have this older one. */
    Map<String, Object> migrate(Map<String, Object> state) {
        boolean legacy = oneParent
                && !state.isEmpty()
                && !state.containsKey("states")
                && state.values().stream().allMatch(this::isCursor);
        return legacy
                ? Map.of("states", state.entrySet().stream().map(this::entry).toList())
                : state;
    }

    private boolean isCursor(Object value) {
        return value instanceof Map<?, ?> cursor && cursor.size() == 1 && cursor.containsKey(cursorField);
    }

    private Object entry(Map.Entry<String, Object> legacy) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("partition", Map.of(partitionField, legacy.getKey()));
        entry.put("cursor", legacy.getValue());
        return entry;
    }
}
