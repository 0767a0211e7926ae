package dev.pintail.template.value;

import dev.pintail.template.python.PythonError;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.stream.IntStream;

/** The indexes that a slice selects of a sequence of a known size. */
record SliceRange(int start, int step, int size) implements Iterable<Integer> {
    /** @throws PythonError.TypeError if a bound is neither None nor a whole number */
    static SliceRange of(Object start, Object stop, Object step, int length) {
        long by = bound(step, 1);
        if (by == 0) {
            throw new PythonError.ValueError("slice step cannot be zero");
        }
        boolean forward = by > 0;
        long first = clamp(bound(start, forward ? 0 : Integer.MAX_VALUE), length, forward, start == null);
        long end = stop == null ? (forward ? length : -1) : clamp(bound(stop, 0), length, forward, false);
        long distance = forward ? end - first : first - end;
        long stride = Math.abs(by);
        int size = distance <= 0 ? 0 : (int) ((distance + stride - 1) / stride);
        return new SliceRange((int) first, size <= 1 ? (forward ? 1 : -1) : (int) by, size);
    }

    private static long clamp(long index, int length, boolean forward, boolean missing) {
        long place = index < 0 && !missing ? index + length : index;
        return forward ? Math.clamp(place, 0, length) : Math.clamp(place, -1, length - 1);
    }

    /** Bounds beyond the range of an int mean the same as its ends. */
    private static long bound(Object value, long missing) {
        return switch (value) {
            case null -> missing;
            case BigInteger big -> big.signum() < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
            case Long number -> Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case Boolean bool -> bool ? 1 : 0;
            case Undefined undefined ->
                throw new PythonError.TypeError("slice indices must be integers or None or have an __index__ method");
            default ->
                throw new PythonError.TypeError("slice indices must be integers or None or have an __index__ method");
        };
    }

    @Override
    public Iterator<Integer> iterator() {
        return IntStream.range(0, size).map(i -> start + i * step).iterator();
    }
}
