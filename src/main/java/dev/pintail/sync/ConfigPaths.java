package dev.pintail.sync;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reaches into a configuration by the names on the way. */
final class ConfigPaths {
    private ConfigPaths() {}

    /** The text at a path, if there is one. */
    static Optional<String> text(Map<String, Object> config, List<String> path) {
        Object value = config;
        for (String name : path) {
            value = value instanceof Map<?, ?> object ? object.get(name) : null;
        }
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** A copy of the configuration with another text at a path. */
    static Map<String, Object> with(Map<String, Object> config, List<String> path, String text) {
        Map<String, Object> changed = new LinkedHashMap<>(config);
        String name = path.getFirst();
        if (path.size() == 1) {
            changed.put(name, text);
        } else {
            Map<String, Object> inner = new LinkedHashMap<>();
            if (config.get(name) instanceof Map<?, ?> object) {
                object.forEach((key, value) -> inner.put((String) key, value));
            }
            changed.put(name, with(inner, path.subList(1, path.size()), text));
        }
        return changed;
    }
}
