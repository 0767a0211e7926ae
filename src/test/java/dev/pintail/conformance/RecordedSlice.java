package dev.pintail.conformance;

import dev.pintail.template.TemplateObject;
import dev.pintail.template.python.PythonError;
import java.util.LinkedHashMap;
import java.util.Map;

/** A stream slice as templates see it: the mapping of partition and cursor slice, and its parts as attributes. */
record RecordedSlice(Map<String, Object> partition, Map<String, Object> cursorSlice, Map<String, Object> extraFields)
        implements TemplateObject {
    static RecordedSlice of(Map<String, Object> recorded) {
        RecordedSlice slice = new RecordedSlice(
                part(recorded, "partition"), part(recorded, "cursor_slice"), part(recorded, "extra_fields"));
        if (slice.partition.keySet().stream().anyMatch(slice.cursorSlice::containsKey)) {
            throw new PythonError.ValueError("Keys for partition and incremental sync cursor should not overlap");
        }
        return slice;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> part(Map<String, Object> recorded, String name) {
        return recorded.get(name) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    @Override
    public String typeName() {
        return "StreamSlice";
    }

    @Override
    public Map<String, Object> items() {
        Map<String, Object> items = new LinkedHashMap<>(partition);
        items.putAll(cursorSlice);
        return items;
    }

    @Override
    public Object attribute(String name, Object absent) {
        return switch (name) {
            case "partition", "_partition" -> partition;
            case "cursor_slice" -> cursorSlice;
            case "extra_fields" -> extraFields;
            default -> absent;
        };
    }

    @Override
    public boolean truth() {
        return !items().isEmpty() || !extraFields.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Map ? items().equals(other) : other instanceof RecordedSlice slice && sameParts(slice);
    }

    private boolean sameParts(RecordedSlice other) {
        return partition.equals(other.partition) && cursorSlice.equals(other.cursorSlice);
    }

    @Override
    public int hashCode() {
        return items().hashCode();
    }
}
