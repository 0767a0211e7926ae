package dev.pintail.template.builtin;

import dev.pintail.template.python.PyType;
import dev.pintail.template.python.PythonError;
import dev.pintail.template.python.Repr;
import dev.pintail.template.value.Markup;
import dev.pintail.template.value.NamedTuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What Python's {@code json.dumps} takes a value for: keys become texts, tuples lists. */
final class JsonValue {
    private JsonValue() {}

    /** @throws PythonError.TypeError if there is something in the value that is not for JSON */
    static Object of(Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Markup text -> text.text();
            case Boolean bool -> bool;
            case Number number -> number;
            case NamedTuple tuple -> items(tuple.values());
            case List<?> list -> items(list);
            case Map<?, ?> map -> {
                Map<String, Object> object = new LinkedHashMap<>();
                map.forEach((key, item) -> object.put(key(key), of(item)));
                yield object;
            }
            default ->
                throw new PythonError.TypeError("Object of type " + PyType.nameOf(value) + " is not JSON serializable");
        };
    }

    private static List<Object> items(List<?> list) {
        List<Object> items = new ArrayList<>(list.size());
        for (Object item : list) {
            items.add(of(item));
        }
        return items;
    }

    private static String key(Object key) {
        return switch (key) {
            case null -> "null";
            case String text -> text;
            case Markup text -> text.text();
            case Boolean bool -> bool.toString();
            case Number number -> Repr.of(number);
            default ->
                throw new PythonError.TypeError(
                        "keys must be str, int, float, bool or None, not " + PyType.nameOf(key));
        };
    }
}
