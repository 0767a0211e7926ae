package dev.pintail.manifest.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A mapping while it is read: own keys win over merged ones, merged ones stand first, the first of several merged wins. */
final class YamlMapping {
    private final Map<String, Object> own = new LinkedHashMap<>();
    /** Null until something is merged, which is rare. */
    private Map<String, Entry> merged;
    /** Of the mapping itself and then of its own keys in their order. */
    private int[] lines = new int[8];

    private record Entry(int line, Object value) {}

    YamlMapping(int line) {
        lines[0] = line;
    }

    void put(String key, int keyLine, Object value) {
        int before = own.size();
        own.put(key, value);
        if (own.size() == before) {
            lines[1 + new ArrayList<>(own.keySet()).indexOf(key)] = keyLine;
            return;
        }
        if (own.size() == lines.length) {
            lines = Arrays.copyOf(lines, 2 * lines.length);
        }
        lines[own.size()] = keyLine;
    }

    /** Takes over the keys of a mapping, or of several with the first one winning; false if the value is neither. */
    boolean merge(Object value, YamlLines origins) {
        if (value instanceof Map<?, ?> mapping) {
            if (merged == null) {
                merged = new LinkedHashMap<>();
            }
            mapping.forEach((key, item) ->
                    merged.put((String) key, new Entry(origins.line(mapping, (String) key), item)));
            return true;
        }
        return value instanceof List<?> mappings
                && new ArrayList<>(mappings)
                        .reversed().stream().allMatch(item -> item instanceof Map && merge(item, origins));
    }

    Map<String, Object> finish(YamlLines origins) {
        if (merged == null) {
            origins.put(own, Arrays.copyOf(lines, own.size() + 1));
            return own;
        }
        int[] next = {1};
        own.forEach((key, value) -> merged.put(key, new Entry(lines[next[0]++], value)));
        Map<String, Object> mapping = LinkedHashMap.newLinkedHashMap(merged.size());
        int[] all = new int[merged.size() + 1];
        all[0] = lines[0];
        merged.forEach((key, entry) -> {
            all[mapping.size() + 1] = entry.line;
            mapping.put(key, entry.value);
        });
        origins.put(mapping, all);
        return mapping;
    }
}
