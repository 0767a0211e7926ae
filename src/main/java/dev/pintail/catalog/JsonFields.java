package dev.pintail.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One JSON object of somebody else's: what is missing or of another kind is simply not there. */
record JsonFields(Map<?, ?> values) {
    static JsonFields of(Object value) {
        return new JsonFields(value instanceof Map<?, ?> object ? object : Map.of());
    }

    String text(String name) {
        return values.get(name) instanceof String text ? text : "";
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    JsonFields object(String name) {
        return of(values.get(name));
    }

    List<JsonFields> objects(String name) {
        return values.get(name) instanceof List<?> items
                ? items.stream().map(JsonFields::of).toList()
                : List.of();
    }

    Optional<List<String>> texts(String name) {
        return values.get(name) instanceof List<?> items
                ? Optional.of(items.stream().filter(String.class::isInstance).map(String.class::cast).toList())
                : Optional.empty();
    }

    /** All members that are objects, in order. */
    Map<String, JsonFields> members() {
        Map<String, JsonFields> members = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (name instanceof String key && value instanceof Map<?, ?> object) {
                members.put(key, new JsonFields(object));
            }
        });
        return members;
    }
}
