package dev.pintail.template.value;

import dev.pintail.template.python.PythonError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** {@code sorted(items, key, reverse)}: a stable merge sort that only asks for {@code <}, as Python's, so that it fails where that does. */
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

    private int[] order() {
        int[] order = new int[keys.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        try {
            sort(order, 0, order.length, new int[order.length]);
        } catch (PythonError.TypeError e) {
            // What is undefined says so, instead of having no order.
            for (Object key : keys) {
                requireDefined(key);
            }
            throw e;
        }
        return order;
    }

    private void sort(int[] order, int from, int to, int[] spare) {
        if (to - from < 2) {
            return;
        }
        int middle = (from + to) >>> 1;
        sort(order, from, middle, spare);
        sort(order, middle, to, spare);
        System.arraycopy(order, from, spare, from, to - from);
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            boolean takeRight = right < to && (left == middle || less(spare[right], spare[left]));
            order[i] = takeRight ? spare[right++] : spare[left++];
        }
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
