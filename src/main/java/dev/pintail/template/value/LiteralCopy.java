package dev.pintail.template.value;

import static dev.pintail.template.value.Absent.ABSENT;

import dev.pintail.template.python.PyDict;
import dev.pintail.template.python.PyTuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What printing a value and reading the text back as a literal would give, without the text: a deep copy, if all of it has literals. */
public final class LiteralCopy {
    /** Python's parser gives up on deep brackets; what is near that takes the long way. */
    private static final int MAX_DEPTH = 80;

    private LiteralCopy() {}

    /** The copy, or {@link Absent#ABSENT} if only the text can tell. */
    public static Object of(Object value) {
        return of(value, 0);
    }

    private static Object of(Object value, int depth) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Boolean bool -> bool;
            case Long number -> number;
            case Double number -> Double.isFinite(number) ? value : ABSENT;
            case PyTuple tuple -> {
                Object items = list(tuple, depth + 1);
                yield items instanceof List<?> copied ? PyTuple.copyOf(copied) : ABSENT;
            }
            case List<?> list -> list(list, depth + 1);
            case Map<?, ?> map -> map(map, depth + 1);
            default -> ABSENT;
        };
    }

    private static Object list(List<?> list, int depth) {
        if (depth > MAX_DEPTH) {
            return ABSENT;
        }
        List<Object> copy = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            Object item = of(list.get(i), depth);
            if (item == ABSENT) {
                return ABSENT;
            }
            copy.add(item);
        }
        return copy;
    }

    private static Object map(Map<?, ?> map, int depth) {
        if (depth > MAX_DEPTH || map instanceof PyDict) {
            return ABSENT;
        }
        Map<String, Object> copy = LinkedHashMap.newLinkedHashMap(map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Object value = of(entry.getValue(), depth);
            if (value == ABSENT || !(entry.getKey() instanceof String key)) {
                return ABSENT;
            }
            copy.put(key, value);
        }
        return copy;
    }
}
