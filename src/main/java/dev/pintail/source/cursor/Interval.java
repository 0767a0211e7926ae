package dev.pintail.source.cursor;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of cursor values that has been read, with the greatest value seen in it.
 *
 * @param mostRecent null when nothing was seen; may lie outside the stretch, because an API may send what was not asked for
 */
record Interval<V>(V start, V end, V mostRecent) {
    Interval {
        requireNonNull(start, "start is null");
        requireNonNull(end, "end is null");
    }

    /**
     * The intervals in order, those that touch joined. They touch when no value of the scale fits between them; that a first
     * interval of no length counts as read is what {@link CursorRange} has to look out for.
     */
    static <V> List<Interval<V>> merge(List<Interval<V>> intervals, Scale<V> scale) {
        List<Interval<V>> sorted = new ArrayList<>(intervals);
        sorted.sort(Comparator.<Interval<V>, V>comparing(Interval::start, scale::compare)
                .thenComparing(Interval::end, scale::compare));
        List<Interval<V>> merged = new ArrayList<>();
        for (Interval<V> interval : sorted) {
            if (!merged.isEmpty() && scale.touches(merged.getLast().end(), interval.start())) {
                merged.add(merged.removeLast().join(interval, scale));
            } else {
                merged.add(interval);
            }
        }
        return merged;
    }

    private Interval<V> join(Interval<V> later, Scale<V> scale) {
        return new Interval<>(
                start, greater(end, later.end, scale), greaterOrPresent(mostRecent, later.mostRecent, scale));
    }

    private static <V> V greaterOrPresent(V left, V right, Scale<V> scale) {
        if (left == null) {
            return right;
        }
        return right == null ? left : greater(right, left, scale);
    }

    /** Of equal values the left one, which may differ in its offset. */
    private static <V> V greater(V left, V right, Scale<V> scale) {
        return scale.compare(left, right) < 0 ? right : left;
    }
}
