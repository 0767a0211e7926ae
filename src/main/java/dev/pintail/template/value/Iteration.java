package dev.pintail.template.value;

import dev.pintail.template.TemplateObject;
import dev.pintail.template.python.PyBytes;
import dev.pintail.template.python.PySet;
import dev.pintail.template.python.PyType;
import dev.pintail.template.python.PythonError;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** {@code iter(value)}, {@code len(value)} and {@code list(value)}. */
public final class Iteration {
    private Iteration() {}

    /**
     * The items of a value, each paid for with a step.
     *
     * @throws PythonError.TypeError if it has none
     */
    public static Iterator<Object> over(Object value, Budget budget) {
        return new Counted(unbounded(value), budget);
    }

    /** The items of a value as a new list. */
    public static List<Object> list(Object value, Budget budget) {
        List<Object> items = new ArrayList<>();
        over(value, budget).forEachRemaining(items::add);
        return items;
    }

    public static boolean isIterable(Object value) {
        return switch (value) {
            case String text -> true;
            case Markup text -> true;
            case List<?> list -> true;
            case Map<?, ?> map -> true;
            case PySet set -> true;
            case PyBytes bytes -> true;
            case DictView view -> true;
            case NamedTuple tuple -> true;
            case Generator generator -> true;
            case Undefined undefined -> true;
            case TemplateObject object -> true;
            case null, default -> false;
        };
    }

    /** Whether it has both a length and items by index or key. */
    public static boolean isSequence(Object value) {
        return isIterable(value)
                && !(value instanceof PySet || value instanceof DictView || value instanceof Generator);
    }

    /** {@code len(value)}; text counts in code points. */
    public static long length(Object value) {
        return switch (value) {
            case String text -> Texts.length(text);
            case Markup text -> Texts.length(text.text());
            case List<?> list -> list.size();
            case Map<?, ?> map -> map.size();
            case PySet set -> set.size();
            case PyBytes bytes -> bytes.size();
            case DictView view -> view.dict().size();
            case NamedTuple tuple -> tuple.values().size();
            case Undefined undefined -> 0;
            case TemplateObject object -> object.items().size();
            case Sized sized -> sized.length();
            case null, default ->
                throw new PythonError.TypeError("object of type '" + PyType.nameOf(value) + "' has no len()");
        };
    }

    /** An object that has a length besides its other abilities. */
    public interface Sized {
        long length();
    }

    private static Iterator<Object> unbounded(Object value) {
        return switch (value) {
            case String text -> Texts.characters(text);
            case Markup text -> Texts.characters(text.text());
            case List<?> list -> new ByIndex(list);
            case Map<?, ?> map -> new DictView(DictView.Kind.KEYS, map).iterator();
            case PySet set -> set.iterator();
            case PyBytes bytes -> bytes(bytes);
            case DictView view -> view.iterator();
            case NamedTuple tuple -> tuple.values().iterator();
            case Generator generator -> generator;
            case Undefined undefined -> List.of().iterator();
            case TemplateObject object -> new DictView(DictView.Kind.KEYS, object.items()).iterator();
            case null, default ->
                throw new PythonError.TypeError("'" + PyType.nameOf(value) + "' object is not iterable");
        };
    }

    private static Iterator<Object> bytes(PyBytes bytes) {
        List<Object> numbers = new ArrayList<>(bytes.size());
        for (int i = 0; i < bytes.size(); i++) {
            numbers.add((long) bytes.get(i));
        }
        return numbers.iterator();
    }

    private record Counted(Iterator<Object> items, Budget budget) implements Iterator<Object> {
        @Override
        public boolean hasNext() {
            return items.hasNext();
        }

        @Override
        public Object next() {
            budget.steps(1);
            return items.next();
        }
    }

    /** Goes through a list that may grow meanwhile, as Python does. */
    private static final class ByIndex implements Iterator<Object> {
        private final List<?> list;
        private int index;

        private ByIndex(List<?> list) {
            this.list = list;
        }

        @Override
        public boolean hasNext() {
            return index < list.size();
        }

        @Override
        public Object next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return list.get(index++);
        }
    }
}
