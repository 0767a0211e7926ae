package dev.pintail.template.value;

import dev.pintail.template.python.MergeSort;
import dev.pintail.template.python.PythonError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** {@code sorted(items, key, reverse)}: stable, and only {@code <} is asked ({@link MergeSort}). */
public final class Sorting {
    private final Object[] keys;
    private final Budget budget;

    private Sorting(Object[] keys, Budget budget) {
        this.keys = keys;
        this.budget = budget;
    }

    /** What to sort an item by. */
    @FunctionalInterface
    public interface Key {
        Object of(Object item);
    }

    /** @throws PythonError.TypeError if keys have no order */
    public static List<Object> sorted(List<?> items, Key key, boolean reverse, Budget budget) {
        // Items with equal keys have to keep their order in reverse, too: turned round before and after.
        List<Object> source = new ArrayList<>(items);
        if (reverse) {
            Collections.reverse(source);
        }
        Object[] keys = source.stream().map(key::of).toArray();
        List<Object> sorted = new ArrayList<>(source.size());
        for (int index : new Sorting(keys, budget).order()) {
            sorted.add(source.get(index));
        }
        if (reverse) {
            Collections.reverse(sorted);
        }
        return sorted;
    }

    private Integer[] order() {
        Integer[] order = new Integer[keys.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        try {
            MergeSort.sort(order, this::less);
        } catch (PythonError.TypeError e) {
            // What is undefined says so, instead of having no order.
            for (Object key : keys) {
                requireDefined(key);
            }
            throw e;
        }
        return order;
    }

    private boolean less(int a, int b) {
        budget.steps(1);
        return Comparison.less(keys[a], keys[b], budget);
    }

    private static void requireDefined(Object key) {
        if (key instanceof Undefined undefined) {
            throw undefined.error();
        }
        if (key instanceof List<?> parts) {
            parts.forEach(Sorting::requireDefined);
        }
    }
}
