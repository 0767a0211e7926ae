package dev.pintail.manifest.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A mapping while it is read: own keys win over merged ones, merged ones stand first, the first of several merged wins. */
final class YamlMapping {
    private final int line;
    private final Map<String, Entry> own = new LinkedHashMap<>();
    private final Map<String, Entry> merged = new LinkedHashMap<>();

    private record Entry(int line, Object value) {}

    YamlMapping(int line) {
        this.line = line;
    }

    void put(String key, int keyLine, Object value) {
        own.put(key, new Entry(keyLine, value));
    }

    /** Takes over the keys of a mapping, or of several with the first one winning; false if the value is neither. */
    boolean merge(Object value, YamlLines lines) {
        if (value instanceof Map<?, ?> mapping) {
            mapping.forEach((key, item) ->
                    merged.put((String) key, new Entry(lines.line(mapping, (String) key), item)));
            return true;
        }
        return value instanceof List<?> mappings
                && new ArrayList<>(mappings)
                        .reversed().stream().allMatch(item -> item instanceof Map && merge(item, lines));
    }

    Map<String, Object> finish(YamlLines lines) {
        Map<String, Object> mapping = LinkedHashMap.newLinkedHashMap(merged.size() + own.size());
        merged.putAll(own);
        int[] lineOf = new int[merged.size() + 1];
        lineOf[0] = line;
        merged.forEach((key, entry) -> {
            lineOf[mapping.size() + 1] = entry.line;
            mapping.put(key, entry.value);
        });
        lines.put(mapping, lineOf);
        return mapping;
    }
}
