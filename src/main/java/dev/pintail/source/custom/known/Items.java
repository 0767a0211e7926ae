package dev.pintail.source.custom.known;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What an extractor finds at its path, as the format's own one would hand it on. */
final class Items {
    private Items() {}

    /** The items of a list, or the one thing that was found. */
    static Stream<Object> of(Object found) {
        return switch (found) {
            case null -> Stream.empty();
            case List<?> list -> list.stream().map(item -> item);
            default -> Stream.of(found);
        };
    }

    /** The objects among them. */
    static Stream<Map<String, Object>> objects(Object found) {
        return of(found).filter(Map.class::isInstance).map(Items::object);
    }

    /** An object with other members over its own. */
    static Map<String, Object> with(Map<String, Object> object, Map<String, Object> others) {
        Map<String, Object> both = new LinkedHashMap<>(object);
        both.putAll(others);
        return both;
    }

    /** The value as an object; an empty one if it is none. */
    @SuppressWarnings("unchecked") // objects of the value model have text keys
    static Map<String, Object> object(Object value) {
        return value instanceof Map<?, ?> object ? (Map<String, Object>) object : new LinkedHashMap<>();
    }
}
