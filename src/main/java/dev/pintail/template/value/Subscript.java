package dev.pintail.template.value;

import static dev.pintail.template.value.Absent.ABSENT;

import dev.pintail.template.TemplateObject;
import dev.pintail.template.python.PyBytes;
import dev.pintail.template.python.PyDict;
import dev.pintail.template.python.PyTuple;
import dev.pintail.template.python.PyType;
import dev.pintail.template.python.PythonError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code value[index]} and {@code value[start:stop:step]}. */
final class Subscript {

    private Subscript() {}

    /** The item, or {@link Absent#ABSENT} where Python raises TypeError, IndexError or KeyError. */
    static Object item(Object target, Object index) {
        return switch (target) {
            case Map<?, ?> map -> entry(map, index);
            case List<?> list -> element(list, index);
            case NamedTuple tuple -> element(tuple.values(), index);
            case String text -> character(text, index);
            case Markup text -> character(text.text(), index);
            case TemplateObject object -> entry(object.items(), index);
            case PyBytes bytes -> {
                int place = place(index, bytes.size());
                yield place < 0 ? ABSENT : (Object) (long) bytes.get(place);
            }
            case Undefined undefined -> throw undefined.error();
            case null, default -> ABSENT;
        };
    }

    /** The value of a key, or {@link Absent#ABSENT}; also if the key cannot be one. */
    static Object entry(Map<?, ?> map, Object index) {
        Object key = Comparison.key(index);
        if (key instanceof String) {
            Object value = map.get(key);
            return value != null || map.containsKey(key) ? value : ABSENT;
        }
        try {
            return PyDict.hasKey(map, key) ? map.get(key) : ABSENT;
        } catch (PythonError.TypeError unhashable) {
            return ABSENT;
        }
    }

    private static Object element(List<?> list, Object index) {
        int place = place(index, list.size());
        return place < 0 ? ABSENT : list.get(place);
    }

    private static Object character(String text, Object index) {
        int place = place(index, Texts.length(text));
        return place < 0 ? ABSENT : Texts.at(text, place);
    }

    /** The place that an index means, or -1. */
    private static int place(Object index, int size) {
        if (!(index instanceof Long) && !(index instanceof Boolean)) {
            return -1;
        }
        long place = IntegerMath.toLong(index);
        if (place < 0) {
            place += size;
        }
        return place >= 0 && place < size ? (int) place : -1;
    }

    /**
     * The slice of a text, list, tuple or bytes.
     *
     * @throws PythonError.TypeError for everything else, and for bounds that are no whole numbers
     */
    static Object slice(Object target, Object start, Object stop, Object step, Budget budget) {
        return switch (target) {
            case Undefined undefined -> throw undefined.error();
            case String text -> slice(text, start, stop, step, budget);
            case Markup text -> new Markup(slice(text.text(), start, stop, step, budget));
            case List<?> list -> slice(list, SliceRange.of(start, stop, step, list.size()), budget);
            case PyBytes bytes -> BytesMethods.slice(bytes, SliceRange.of(start, stop, step, bytes.size()));
            case Map<?, ?> map -> throw new PythonError.TypeError("unhashable type: 'slice'");
            case null, default ->
                throw new PythonError.TypeError("'" + PyType.nameOf(target) + "' object is not subscriptable");
        };
    }

    private static List<Object> slice(List<?> list, SliceRange range, Budget budget) {
        budget.steps(range.size());
        List<Object> items = new ArrayList<>(range.size());
        for (int index : range) {
            items.add(list.get(index));
        }
        return list instanceof PyTuple ? PyTuple.copyOf(items) : items;
    }

    private static String slice(String text, Object start, Object stop, Object step, Budget budget) {
        SliceRange range = SliceRange.of(start, stop, step, Texts.length(text));
        budget.text(range.size());
        if (range.step() == 1) {
            return range.size() == 0
                    ? ""
                    : text.substring(
                            Texts.offset(text, range.start()), Texts.offset(text, range.start() + range.size()));
        }
        int[] characters = text.codePoints().toArray();
        StringBuilder out = new StringBuilder(range.size());
        for (int index : range) {
            out.appendCodePoint(characters[index]);
        }
        return out.toString();
    }
}
