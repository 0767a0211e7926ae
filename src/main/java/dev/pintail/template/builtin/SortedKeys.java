package dev.pintail.template.builtin;

import dev.pintail.template.python.Ordering;
import dev.pintail.template.python.PyDict;
import dev.pintail.template.python.PyTuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The same value with the keys of all dicts in order. */
final class SortedKeys {
    private SortedKeys() {}

    /** @throws dev.pintail.template.python.PythonError.TypeError if keys of one dict have no order */
    static Object of(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<Object, Object> sorted = map instanceof PyDict ? new PyDict() : new LinkedHashMap<>();
                for (Object key : Ordering.sorted(new ArrayList<>(map.keySet()))) {
                    sorted.put(key, of(map.get(key)));
                }
                yield sorted;
            }
            case PyTuple tuple -> PyTuple.copyOf(items(tuple));
            case List<?> list -> items(list);
            case null, default -> value;
        };
    }

    private static List<Object> items(List<?> list) {
        List<Object> items = new ArrayList<>(list.size());
        for (Object item : list) {
            items.add(of(item));
        }
        return items;
    }
}
