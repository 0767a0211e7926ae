package dev.pintail.template.python;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * {@code <} and {@code <=} of Python, and sorting with them.
 *
 * <p>{@code a > b} is {@code less(b, a)}. NaN is neither less nor greater than anything.
 */
public final class Ordering {
    private Ordering() {}

    /** {@code a < b}. @throws PythonError.TypeError if the two have no order */
    public static boolean less(Object a, Object b) {
        return holds(a, b, false);
    }

    /** {@code a <= b}. @throws PythonError.TypeError if the two have no order */
    public static boolean lessOrEqual(Object a, Object b) {
        return holds(a, b, true);
    }

    /** {@code sorted(items)}: stable, and only {@code <} is asked. */
    public static List<Object> sorted(List<?> items) {
        Object[] sorted = items.toArray();
        MergeSort.sort(sorted, Ordering::less);
        return new ArrayList<>(Arrays.asList(sorted));
    }

    private static boolean holds(Object a, Object b, boolean orEqual) {
        if (a instanceof String left && b instanceof String right) {
            return holds(compareCodePoints(left, right), orEqual);
        }
        if (Equality.isNumber(a) && Equality.isNumber(b)) {
            return !Numbers.isNan(a) && !Numbers.isNan(b) && holds(Numbers.compare(a, b), orEqual);
        }
        if (a instanceof List<?> left && b instanceof List<?> right && a instanceof PyTuple == b instanceof PyTuple) {
            return listsHold(left, right, orEqual);
        }
        if (a instanceof OffsetDateTime left && b instanceof OffsetDateTime right) {
            return holds(left.toInstant().compareTo(right.toInstant()), orEqual);
        }
        if (a instanceof LocalDateTime left && b instanceof LocalDateTime right) {
            return holds(left.compareTo(right), orEqual);
        }
        if (a instanceof LocalDate left && b instanceof LocalDate right) {
            return holds(left.compareTo(right), orEqual);
        }
        if (a instanceof Duration left && b instanceof Duration right) {
            return holds(left.compareTo(right), orEqual);
        }
        if (a instanceof PyBytes left && b instanceof PyBytes right) {
            return holds(Arrays.compareUnsigned(left.toByteArray(), right.toByteArray()), orEqual);
        }
        if (a instanceof PySet left && b instanceof PySet right) {
            return right.containsAll(left) && (orEqual || left.size() < right.size());
        }
        throw new PythonError.TypeError("'%s' not supported between instances of '%s' and '%s'"
                .formatted(orEqual ? "<=" : "<", PyType.nameOf(a), PyType.nameOf(b)));
    }

    private static boolean holds(int order, boolean orEqual) {
        return order < 0 || (orEqual && order == 0);
    }

    private static boolean listsHold(List<?> left, List<?> right, boolean orEqual) {
        Iterator<?> others = right.iterator();
        for (Object item : left) {
            if (!others.hasNext()) {
                return false;
            }
            Object other = others.next();
            if (!Equality.equal(item, other)) {
                return holds(item, other, orEqual);
            }
        }
        return orEqual || others.hasNext();
    }

    /** Java compares UTF-16 units, which puts the characters beyond U+FFFF before some of the others. */
    private static int compareCodePoints(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                return Character.isSurrogate(a) == Character.isSurrogate(b)
                        ? Character.compare(a, b)
                        : Character.isSurrogate(a) ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
