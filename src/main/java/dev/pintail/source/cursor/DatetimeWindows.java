package dev.pintail.source.cursor;

import dev.pintail.template.python.PythonError;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;

/**
 * Cuts what is left to read into windows: first what lies before and between the intervals that have been read, then the rest up
 * to the end (cdk-semantics 6.4; reference: {@code ConcurrentCursor.stream_slices} and {@code _split_per_slice_range}).
 *
 * <p>Each window ends one unit of granularity before the next one starts; only the very last includes the end itself. The
 * end is asked for when the first window of the rest is.
 */
final class DatetimeWindows implements Iterator<Window<OffsetDateTime>> {
    /** A stretch that has not been read; an upper bound of null stands for the end. */
    private record Stretch(OffsetDateTime lower, OffsetDateTime upper) {}

    private final DatetimeScale scale;
    private final Queue<Stretch> stretches = new ArrayDeque<>();

    private Window<OffsetDateTime> next;

    /** Where the next window of the current stretch starts; null between stretches. */
    private OffsetDateTime lower;

    private OffsetDateTime upper;
    private boolean last;

    DatetimeWindows(DatetimeScale scale, List<Interval<OffsetDateTime>> read) {
        this.scale = scale;
        if (scale.start().isBefore(read.getFirst().start())) {
            stretches.add(new Stretch(scale.start(), read.getFirst().start()));
        }
        for (int i = 1; i < read.size(); i++) {
            OffsetDateTime end = read.get(i - 1).end();
            OffsetDateTime behind =
                    scale.granularity() == null ? end : scale.granularity().addTo(end);
            stretches.add(new Stretch(behind, read.get(i).start()));
        }
        OffsetDateTime end = read.getLast().end();
        stretches.add(new Stretch(
                scale.lookback() == null ? end : scale.lookback().negated().addTo(end), null));
    }

    @Override
    public boolean hasNext() {
        while (next == null && (lower != null || !stretches.isEmpty())) {
            next = lower == null ? enter(stretches.remove()) : step();
        }
        return next != null;
    }

    @Override
    public Window<OffsetDateTime> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Window<OffsetDateTime> window = next;
        next = null;
        return window;
    }

    /** The stretch as one window; null if it is empty or is to be cut into steps, which {@link #lower} then says. */
    private Window<OffsetDateTime> enter(Stretch stretch) {
        last = stretch.upper() == null;
        upper = last ? scale.now() : stretch.upper();
        if (scale.granularity() == null
                ? !stretch.lower().isBefore(upper)
                : stretch.lower().isAfter(upper)) {
            return null;
        }
        if (upper.isBefore(scale.start())) {
            return null;
        }
        OffsetDateTime from =
                scale.clamping().ceiling(stretch.lower().isBefore(scale.start()) ? scale.start() : stretch.lower());
        // a last window of one value is read, unless the API refuses such; elsewhere the neighbour reads it
        if (from.isAfter(upper) || (from.isEqual(upper) && (scale.strict() || !last))) {
            return null;
        }
        boolean wholeRest = last && scale.step() == null;
        if (!wholeRest && stepFrom(from).isBefore(upper)) {
            lower = from;
            return null;
        }
        boolean endIsWanted = last && scale.granularity() != null;
        return window(from, endIsWanted ? upper : scale.clamping().ceiling(upper), last);
    }

    private Window<OffsetDateTime> step() {
        OffsetDateTime ahead = stepFrom(lower);
        OffsetDateTime bound = upper.isBefore(ahead) ? upper : ahead;
        OffsetDateTime windowEnd =
                bound.isEqual(upper) ? bound : scale.clamping().ceiling(bound);
        boolean reachedUpper = bound.isEqual(upper) || windowEnd.isEqual(upper);
        OffsetDateTime windowStart = scale.clamping().ceiling(lower);
        if (!windowStart.isBefore(windowEnd)) {
            lower = null;
            return null;
        }
        lower = reachedUpper ? null : windowEnd;
        return window(windowStart, windowEnd, last && reachedUpper);
    }

    private Window<OffsetDateTime> window(OffsetDateTime start, OffsetDateTime end, boolean includesEnd) {
        return new Window<>(
                start,
                scale.granularity() == null || includesEnd
                        ? end
                        : scale.granularity().negated().addTo(end));
    }

    /** Without a step, or if it leads out of the calendar, the end. */
    private OffsetDateTime stepFrom(OffsetDateTime value) {
        if (scale.step() == null) {
            return scale.now();
        }
        try {
            return scale.step().addTo(value);
        } catch (PythonError.OverflowError e) {
            return scale.now();
        }
    }
}
