package dev.pintail.source.transform;

import dev.pintail.source.slice.StreamSlice;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings the values inside objects and lists to the top of the record.
 *
 * <p>A value keeps the bare key that it has inside its object, unless that key is taken or any list was met before: then the path
 * to it is its key, joined by dots. What comes last is flattened first, so the order of the keys is turned around. Empty
 * objects and lists vanish.
 *
 * @param flattenLists whether lists are opened too; else they stay as values
 */
public record FlattenFields(boolean flattenLists) implements RecordTransformation {
    /** A value still to be opened, and the key that it has got. */
    private record Open(String key, Object value) {}

    @Override
    public void apply(Map<String, Object> record, StreamSlice slice) {
        Map<String, Object> flat = flatten(record);
        record.clear();
        record.putAll(flat);
    }

    private Map<String, Object> flatten(Map<String, Object> record) {
        Map<String, Object> flat = new LinkedHashMap<>();
        Deque<Open> stack = new ArrayDeque<>();
        stack.push(new Open("_", record));
        boolean listMet = false;
        while (!stack.isEmpty()) {
            Open open = stack.pop();
            if (open.value() instanceof Map<?, ?> object) {
                for (Map.Entry<?, ?> entry : object.entrySet()) {
                    String key = (String) entry.getKey();
                    boolean bare = !listMet && !flat.containsKey(key);
                    stack.push(new Open(bare ? key : open.key() + "." + key, entry.getValue()));
                }
            } else if (open.value() instanceof List<?> list && flattenLists) {
                for (int i = 0; i < list.size(); i++) {
                    listMet = true;
                    stack.push(new Open(open.key() + "." + i, list.get(i)));
                }
            } else {
                flat.put(open.key(), open.value());
            }
        }
        return flat;
    }
}
