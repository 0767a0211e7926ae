package dev.pintail.template.value;

import dev.pintail.template.python.PythonError;
import dev.pintail.template.python.Repr;
import dev.pintail.template.python.Truth;
import dev.pintail.template.value.BoundMethod.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The methods of lists and tuples. */
final class ListMethods {
    private static final Signature NO_ARGUMENTS = Signature.takes().byPlace();
    private static final Signature ONE = Signature.takes("value").byPlace();
    private static final Signature INDEX =
            Signature.takes("value").or("start", 0L).or("stop", Long.MAX_VALUE).byPlace();
    private static final Signature INSERT = Signature.takes("index", "value").byPlace();
    private static final Signature POP = Signature.takes().or("index", -1L).byPlace();
    private static final Signature SORT = Signature.takes().or("key", null).or("reverse", false);

    private ListMethods() {}

    private interface Body {
        Object apply(List<Object> list, Object[] arguments, Budget budget);
    }

    /** The method of this name, or null. */
    static Method find(String name) {
        return switch (name) {
            case "append" ->
                method(name, ONE, (list, a, budget) -> {
                    budget.steps(1);
                    list.add(a[0]);
                    return null;
                });
            case "extend" ->
                method(name, ONE, (list, a, budget) -> {
                    list.addAll(Iteration.list(a[0], budget));
                    return null;
                });
            case "insert" ->
                method(name, INSERT, (list, a, budget) -> {
                    budget.steps(1 + (list.size() >> 6));
                    long index = IntegerMath.toInt(a[0]);
                    list.add(Math.clamp(index < 0 ? index + list.size() : index, 0, list.size()), a[1]);
                    return null;
                });
            case "pop" -> method(name, POP, (list, a, budget) -> list.remove(index(list, a[0])));
            case "remove" ->
                method(name, ONE, (list, a, budget) -> {
                    list.remove(position(list, a[0], 0, list.size(), budget));
                    return null;
                });
            case "reverse" ->
                method(name, NO_ARGUMENTS, (list, a, budget) -> {
                    budget.steps(list.size());
                    Collections.reverse(list);
                    return null;
                });
            case "clear" ->
                method(name, NO_ARGUMENTS, (list, a, budget) -> {
                    list.clear();
                    return null;
                });
            case "copy" ->
                method(name, NO_ARGUMENTS, (list, a, budget) -> {
                    budget.steps(list.size());
                    return new ArrayList<>(list);
                });
            case "sort" -> ListMethods::sort;
            default -> findForTuple(name);
        };
    }

    /** The methods that tuples have, too. */
    static Method findForTuple(String name) {
        return switch (name) {
            case "count" ->
                method(name, ONE, (list, a, budget) -> {
                    long count = 0;
                    for (Object item : list) {
                        budget.steps(1);
                        count += Comparison.equal(item, a[0], budget) ? 1 : 0;
                    }
                    return count;
                });
            case "index" ->
                method(name, INDEX, (list, a, budget) -> {
                    int start = bound(a[1], list.size());
                    return (long) position(list, a[0], start, bound(a[2], list.size()), budget);
                });
            default -> null;
        };
    }

    @SuppressWarnings("unchecked") // Lists of the value model hold any value.
    private static Method method(String name, Signature signature, Body body) {
        return (evaluation, target, arguments) ->
                body.apply((List<Object>) target, signature.bind(name, arguments), evaluation.budget());
    }

    @SuppressWarnings("unchecked")
    private static Object sort(Evaluation evaluation, Object target, CallArguments arguments) {
        if (arguments.count() > 0) {
            throw new PythonError.TypeError("sort() takes no positional arguments");
        }
        Object[] a = SORT.bind("sort", arguments);
        List<Object> list = (List<Object>) target;
        Sorting.Key key = a[0] == null ? item -> item : item -> Calls.call(a[0], CallArguments.of(item), evaluation);
        List<Object> sorted = Sorting.sorted(list, key, Truth.of(a[1]), evaluation.budget());
        for (int i = 0; i < sorted.size(); i++) {
            list.set(i, sorted.get(i));
        }
        return null;
    }

    private static int index(List<Object> list, Object value) {
        long index = IntegerMath.toLong(value);
        long place = index < 0 ? index + list.size() : index;
        if (list.isEmpty() || place < 0 || place >= list.size()) {
            throw new PythonError.IndexError(list.isEmpty() ? "pop from empty list" : "pop index out of range");
        }
        return (int) place;
    }

    private static int bound(Object value, int size) {
        long bound = IntegerMath.toInt(value);
        return Math.clamp(bound < 0 ? bound + size : bound, 0, size);
    }

    private static int position(List<Object> list, Object value, int start, int stop, Budget budget) {
        for (int i = start; i < stop; i++) {
            budget.steps(1);
            if (Comparison.equal(list.get(i), value, budget)) {
                return i;
            }
        }
        throw new PythonError.ValueError(Repr.of(value) + " is not in list");
    }
}
