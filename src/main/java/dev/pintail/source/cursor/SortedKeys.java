package dev.pintail.source.cursor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Partitions as states have them: the keys of every object sorted, whatever their order in the slice. */
final class SortedKeys {
    private SortedKeys() {}

    static Map<String, Object> of(Map<String, Object> object) {
        Map<String, Object> sorted = new LinkedHashMap<>();
        new TreeMap<>(object).forEach((key, value) -> sorted.put(key, sort(value)));
        return Collections.unmodifiableMap(sorted);
    }

    @SuppressWarnings("unchecked") // objects have only text keys
    private static Object sort(Object value) {
        return switch (value) {
            case Map<?, ?> object -> of((Map<String, Object>) object);
            case List<?> list -> list.stream().map(SortedKeys::sort).toList();
            case null, default -> value;
        };
    }
}
