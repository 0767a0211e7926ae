package dev.pintail.template.value;

import dev.pintail.template.TemplateObject;
import dev.pintail.template.python.Equality;
import dev.pintail.template.python.Ordering;
import dev.pintail.template.python.PyDict;
import dev.pintail.template.python.PySet;
import dev.pintail.template.python.PyType;
import dev.pintail.template.python.PythonError;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The operators {@code == < <= in}. */
public final class Comparison {
    private Comparison() {}

    public static boolean equal(Object a, Object b, Budget budget) {
        Object left = a instanceof Markup text ? text.text() : a;
        Object right = b instanceof Markup text ? text.text() : b;
        if (isContainer(left) && isContainer(right)) {
            budget.visit(left);
            budget.visit(right);
        }
        // Python asks the right side, too; only objects that were handed in have an opinion of their own.
        return right instanceof TemplateObject ? right.equals(left) : Equality.equal(left, right);
    }

    /** {@code a < b}. */
    public static boolean less(Object a, Object b, Budget budget) {
        return Ordering.less(ordered(a, budget), ordered(b, budget));
    }

    /** {@code a <= b}. */
    public static boolean lessOrEqual(Object a, Object b, Budget budget) {
        return Ordering.lessOrEqual(ordered(a, budget), ordered(b, budget));
    }

    /** {@code item in container}. */
    public static boolean contains(Object container, Object item, Budget budget) {
        return switch (container) {
            case String text -> containsText(text, item, budget);
            case Markup text -> containsText(text.text(), item, budget);
            case Map<?, ?> map -> PyDict.hasKey(map, key(item));
            case TemplateObject object -> PyDict.hasKey(object.items(), key(item));
            case PySet set -> set.contains(key(item));
            case DictView view when view.kind() == DictView.Kind.KEYS -> PyDict.hasKey(view.dict(), key(item));
            case null, default -> {
                if (!Iteration.isIterable(container)) {
                    throw new PythonError.TypeError(
                            "argument of type '" + PyType.nameOf(container) + "' is not iterable");
                }
                for (Iterator<Object> items = Iteration.over(container, budget); items.hasNext(); ) {
                    if (equal(items.next(), item, budget)) {
                        yield true;
                    }
                }
                yield false;
            }
        };
    }

    private static boolean containsText(String text, Object item, Budget budget) {
        String part = Texts.of(item);
        if (part == null) {
            throw new PythonError.TypeError(
                    "'in <string>' requires string as left operand, not " + PyType.nameOf(item));
        }
        budget.steps(1 + (text.length() >> 6));
        return text.contains(part);
    }

    /** The value as a key of a dict: HTML text is the same key as plain text. */
    static Object key(Object value) {
        return value instanceof Markup text ? text.text() : value;
    }

    private static boolean isContainer(Object value) {
        return value instanceof Collection || value instanceof Map || value instanceof DictView;
    }

    private static Object ordered(Object value, Budget budget) {
        return switch (value) {
            case Undefined undefined -> throw undefined.error();
            case Markup text -> text.text();
            case List<?> list -> {
                budget.visit(list);
                yield list;
            }
            case null, default -> value;
        };
    }
}
