package dev.pintail.source.auth;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The configuration that all components of a run see, with places that change: tokens that are rotated. Thread-safe.
 *
 * <p>An object inside is never changed but replaced, so that whoever reads it meanwhile sees the old or the new one.
 */
final class SharedConfig {
    private final Map<String, Object> config;

    /** @param config the map that templates read; it must be one that can be changed */
    SharedConfig(Map<String, Object> config) {
        this.config = requireNonNull(config, "config is null");
    }

    /** The value at a path of names, if there is one that is not null. */
    synchronized Optional<Object> get(List<String> path) {
        Object value = config;
        for (String name : path) {
            value = value instanceof Map<?, ?> object ? object.get(name) : null;
        }
        return Optional.ofNullable(value);
    }

    /** Sets a value; objects on the way to it are made if they are missing. */
    synchronized void set(List<String> path, Object value) {
        Object replaced = value;
        for (int depth = path.size() - 1; depth > 0; depth--) {
            Map<String, Object> object = new LinkedHashMap<>();
            if (get(path.subList(0, depth)).orElse(null) instanceof Map<?, ?> present) {
                present.forEach((name, inner) -> object.put((String) name, inner));
            }
            object.put(path.get(depth), replaced);
            replaced = object;
        }
        config.put(path.getFirst(), replaced);
    }

    /** The configuration as it is now, for keeping. */
    synchronized Map<String, Object> copy() {
        return deepCopy(config);
    }

    private static Map<String, Object> deepCopy(Map<?, ?> object) {
        Map<String, Object> copy = new LinkedHashMap<>();
        object.forEach((name, value) -> copy.put((String) name, deepCopy(value)));
        return copy;
    }

    private static Object deepCopy(Object value) {
        return switch (value) {
            case Map<?, ?> object -> deepCopy(object);
            case List<?> list ->
                list.stream().map(SharedConfig::deepCopy).collect(Collectors.toCollection(ArrayList::new));
            case null, default -> value;
        };
    }
}
