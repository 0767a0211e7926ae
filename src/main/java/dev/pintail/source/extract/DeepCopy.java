package dev.pintail.source.extract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies of values that share nothing changeable with them. */
public final class DeepCopy {
    private DeepCopy() {}

    /** A copy of a value of the model in {@code dev.pintail.json}. */
    public static Object of(Object value) {
        return switch (value) {
            case Map<?, ?> object -> of(object);
            case List<?> list -> {
                List<Object> copy = new ArrayList<>(list.size());
                list.forEach(item -> copy.add(of(item)));
                yield copy;
            }
            case null, default -> value;
        };
    }

    /** A copy of an object. */
    public static Map<String, Object> of(Map<?, ?> object) {
        Map<String, Object> copy = LinkedHashMap.newLinkedHashMap(object.size());
        object.forEach((key, value) -> copy.put((String) key, of(value)));
        return copy;
    }
}
