package dev.pintail.template.python;

import java.util.function.BiPredicate;

/**
 * A stable sort that only asks for {@code <}, as Python's, so that it fails where that does.
 *
 * <p>Java's own sort may object to an order that NaN makes inconsistent; a plain merge sort never does. Stateless.
 */
public final class MergeSort {
    private MergeSort() {}

    /** Sorts in place. */
    public static <T> void sort(T[] items, BiPredicate<T, T> less) {
        sort(items, 0, items.length, items.clone(), less);
    }

    private static <T> void sort(T[] items, int from, int to, T[] spare, BiPredicate<T, T> less) {
        if (to - from < 2) {
            return;
        }
        int middle = (from + to) >>> 1;
        sort(items, from, middle, spare, less);
        sort(items, middle, to, spare, less);
        System.arraycopy(items, from, spare, from, to - from);
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            boolean takeRight = right < to && (left == middle || less.test(spare[right], spare[left]));
            items[i] = takeRight ? spare[right++] : spare[left++];
        }
    }
}
