package dev.pintail.template.value;

import static dev.pintail.template.value.Absent.ABSENT;

import dev.pintail.template.TemplateObject;
import dev.pintail.template.python.PyDict;
import dev.pintail.template.python.PyTuple;
import dev.pintail.template.python.PythonError;
import dev.pintail.template.python.Repr;
import dev.pintail.template.value.BoundMethod.Method;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The methods of a dict, and the building of dicts. */
public final class DictMethods {
    private static final Signature NO_ARGUMENTS = Signature.takes().byPlace();
    private static final Signature GET =
            Signature.takes("key").or("default", null).byPlace();
    private static final Signature POP =
            Signature.takes("key").or("default", ABSENT).byPlace();
    private static final Signature UPDATE =
            Signature.takes().or("other", ABSENT).byPlace().otherKeywords();
    private static final Signature FROM_KEYS =
            Signature.takes("iterable").or("value", null).byPlace();

    private DictMethods() {}

    private interface Body {
        Object apply(Map<Object, Object> dict, Object[] arguments, Budget budget);
    }

    /** The method of this name, or null. */
    static Method find(String name) {
        return switch (name) {
            case "get" ->
                method(name, GET, (dict, a, budget) -> {
                    Object value = lookup(dict, a[0]);
                    return value == ABSENT ? a[1] : value;
                });
            case "keys" -> method(name, NO_ARGUMENTS, (dict, a, budget) -> new DictView(DictView.Kind.KEYS, dict));
            case "values" -> method(name, NO_ARGUMENTS, (dict, a, budget) -> new DictView(DictView.Kind.VALUES, dict));
            case "items" -> method(name, NO_ARGUMENTS, (dict, a, budget) -> new DictView(DictView.Kind.ITEMS, dict));
            case "copy" ->
                method(name, NO_ARGUMENTS, (dict, a, budget) -> {
                    budget.steps(dict.size());
                    return copy(dict);
                });
            case "pop" -> method(name, POP, (dict, a, budget) -> pop(dict, a[0], a[1]));
            case "popitem" -> method(name, NO_ARGUMENTS, (dict, a, budget) -> popLast(dict));
            case "setdefault" ->
                method(name, GET, (dict, a, budget) -> {
                    Object value = lookup(dict, a[0]);
                    if (value == ABSENT) {
                        put(dict, a[0], a[1], budget);
                        return a[1];
                    }
                    return value;
                });
            case "update" -> method(name, UPDATE, (dict, a, budget) -> update(dict, a[0], a[1], budget));
            case "clear" ->
                method(name, NO_ARGUMENTS, (dict, a, budget) -> {
                    dict.clear();
                    return null;
                });
            case "fromkeys" -> method(name, FROM_KEYS, (dict, a, budget) -> fromKeys(a[0], a[1], budget));
            default -> null;
        };
    }

    @SuppressWarnings(
            "unchecked") // Keys that are no texts are looked up with Python's equality, whatever the map's type says.
    private static Method method(String name, Signature signature, Body body) {
        return (evaluation, target, arguments) ->
                body.apply((Map<Object, Object>) target, signature.bind(name, arguments), evaluation.budget());
    }

    /** A new dict of keys and values in order; of equal keys the last value wins. */
    public static Map<Object, Object> create(Object[] keys, Object[] values) {
        Map<Object, Object> dict = new LinkedHashMap<>(keys.length * 2);
        for (int i = 0; i < keys.length; i++) {
            Object key = Comparison.key(keys[i]);
            if (!(key instanceof String) && !(dict instanceof PyDict)) {
                dict = new PyDict(dict);
            }
            dict.put(key, values[i]);
        }
        return dict;
    }

    /** {@code dict(other, **keywords)}; {@code other} may be absent. */
    public static Map<Object, Object> create(PyTuple positional, Map<?, ?> keywords, Budget budget) {
        if (positional.size() > 1) {
            throw new PythonError.TypeError("dict expected at most 1 argument, got " + positional.size());
        }
        // Keys of any kind may come.
        PyDict dict = new PyDict();
        update(dict, positional.isEmpty() ? ABSENT : positional.getFirst(), keywords, budget);
        return copy(dict);
    }

    public static Map<Object, Object> fromKeys(Object keys, Object value, Budget budget) {
        PyDict dict = new PyDict();
        Iteration.over(keys, budget).forEachRemaining(key -> dict.put(Comparison.key(key), value));
        return copy(dict);
    }

    private static Map<Object, Object> copy(Map<?, ?> dict) {
        boolean onlyTexts = dict.keySet().stream().allMatch(key -> key instanceof String);
        return onlyTexts ? new LinkedHashMap<>(dict) : new PyDict(dict);
    }

    /** The value, or {@link Absent#ABSENT}; unlike a subscript it refuses keys that cannot be one. */
    private static Object lookup(Map<?, ?> dict, Object key) {
        Object plain = Comparison.key(key);
        if (!(plain instanceof String) && !PyDict.hasKey(dict, plain)) {
            return ABSENT;
        }
        return Subscript.entry(dict, plain);
    }

    private static Object pop(Map<Object, Object> dict, Object key, Object fallback) {
        Object value = lookup(dict, key);
        if (value == ABSENT) {
            if (fallback == ABSENT) {
                throw new PythonError.KeyError(Repr.of(key));
            }
            return fallback;
        }
        dict.remove(Comparison.key(key));
        return value;
    }

    private static Object popLast(Map<Object, Object> dict) {
        Object last = ABSENT;
        for (Object key : dict.keySet()) {
            last = key;
        }
        if (last == ABSENT) {
            throw new PythonError.KeyError("'popitem(): dictionary is empty'");
        }
        return PyTuple.of(last, dict.remove(last));
    }

    private static void put(Map<Object, Object> dict, Object key, Object value, Budget budget) {
        budget.steps(1);
        dict.put(Comparison.key(key), value);
    }

    private static Object update(Map<Object, Object> dict, Object other, Object keywords, Budget budget) {
        if (other instanceof Map<?, ?> map) {
            new ArrayList<>(map.entrySet()).forEach(entry -> put(dict, entry.getKey(), entry.getValue(), budget));
        } else if (other instanceof TemplateObject object) {
            object.items().forEach((key, value) -> put(dict, key, value, budget));
        } else if (other instanceof Undefined undefined) {
            throw undefined.error();
        } else if (other != ABSENT) {
            int index = 0;
            for (Iterator<Object> pairs = Iteration.over(other, budget); pairs.hasNext(); index++) {
                List<Object> pair = pair(pairs.next(), index, budget);
                put(dict, pair.get(0), pair.get(1), budget);
            }
        }
        ((Map<?, ?>) keywords).forEach((key, value) -> put(dict, key, value, budget));
        return null;
    }

    private static List<Object> pair(Object value, int index, Budget budget) {
        if (!Iteration.isIterable(value)) {
            throw new PythonError.TypeError(
                    "cannot convert dictionary update sequence element #" + index + " to a sequence");
        }
        List<Object> pair = Iteration.list(value, budget);
        if (pair.size() != 2) {
            throw new PythonError.ValueError("dictionary update sequence element #%d has length %d; 2 is required"
                    .formatted(index, pair.size()));
        }
        return pair;
    }
}
