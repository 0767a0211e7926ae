package dev.pintail.source.cursor;

import dev.pintail.template.python.Numbers;
import dev.pintail.template.python.Ordering;
import dev.pintail.template.python.PythonError;
import dev.pintail.template.python.Truth;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Growing numbers without an end (cdk-semantics 6.6). There is one window, from the position to infinity.
 *
 * <p>Values are used as they stand in the record. As in the reference, comparing a text with a number raises a
 * {@link PythonError.TypeError}.
 */
record CountScale(Number first) implements Scale<Object> {
    @Override
    public Optional<Object> parse(Object text) {
        return Optional.of(text);
    }

    @Override
    public boolean isNone(Object text) {
        return !Truth.of(text);
    }

    @Override
    public Object format(Object value) {
        return value;
    }

    @Override
    public int compare(Object left, Object right) {
        if (Ordering.less(left, right)) {
            return -1;
        }
        return Ordering.less(right, left) ? 1 : 0;
    }

    @Override
    public boolean touches(Object intervalEnd, Object laterStart) {
        Object next = intervalEnd instanceof Double number
                ? (Object) (number + 1)
                : Numbers.narrow(Numbers.big(intervalEnd).add(BigInteger.ONE));
        return compare(next, laterStart) >= 0;
    }

    @Override
    public Object start() {
        return first;
    }

    @Override
    public Object now() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public Object lowestWanted(Object position) {
        return position;
    }

    @Override
    public Iterator<Window<Object>> windows(List<Interval<Object>> read) {
        return List.of(new Window<>(read.getFirst().end(), now())).iterator();
    }

    /** The window has no end, so what has been read ends at the greatest number seen; zero counts as none seen. */
    @Override
    public Optional<Interval<Object>> read(Window<Object> window, Optional<Object> mostRecent) {
        return mostRecent.filter(Truth::of).map(seen -> new Interval<>(window.start(), seen, seen));
    }

    @Override
    public List<Window<Object>> halves(Window<Object> window, Duration smallest) {
        return List.of();
    }
}
