package dev.pintail.source.cursor;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Points in time, compared as instants, each keeping the offset it came with (cdk-semantics 6.3, 6.4).
 *
 * @param end asked anew every time, because it may be now
 * @param step null: one window to the end
 * @param granularity the distance between two values; null when the API's bounds may overlap
 * @param lookback null: none
 * @param strict the API refuses a window whose start is its end
 */
record DatetimeScale(
        DatetimeFormats formats,
        OffsetDateTime start,
        Supplier<OffsetDateTime> end,
        Span step,
        Span granularity,
        Span lookback,
        Clamping clamping,
        boolean strict)
        implements Scale<OffsetDateTime> {

    /** What lies between two values of a cursor without a granularity. */
    private static final Span MILLISECOND = Span.of(Duration.ofMillis(1));

    DatetimeScale {
        requireNonNull(formats, "formats is null");
        requireNonNull(start, "start is null");
        requireNonNull(end, "end is null");
        requireNonNull(clamping, "clamping is null");
        granularity = granularity == null || granularity.isZero() ? null : granularity;
        lookback = lookback == null || lookback.isZero() ? null : lookback;
    }

    @Override
    public Optional<OffsetDateTime> parse(Object text) {
        return formats.parse(text);
    }

    @Override
    public Object format(OffsetDateTime value) {
        return formats.format(value);
    }

    @Override
    public int compare(OffsetDateTime left, OffsetDateTime right) {
        return OffsetDateTime.timeLineOrder().compare(left, right);
    }

    @Override
    public boolean touches(OffsetDateTime intervalEnd, OffsetDateTime laterStart) {
        Span unit = granularity == null ? MILLISECOND : granularity;
        return !unit.after(intervalEnd).isBefore(laterStart);
    }

    @Override
    public OffsetDateTime now() {
        return end.get();
    }

    @Override
    public OffsetDateTime lowestWanted(OffsetDateTime position) {
        if (lookback == null) {
            return position;
        }
        OffsetDateTime floor = position.isBefore(start) ? position : start;
        OffsetDateTime back = lookback.before(position);
        return back.isBefore(floor) ? floor : back;
    }

    @Override
    public Iterator<Window<OffsetDateTime>> windows(List<Interval<OffsetDateTime>> read) {
        return new DatetimeWindows(this, read);
    }

    @Override
    public Optional<Interval<OffsetDateTime>> read(Window<OffsetDateTime> window, Optional<OffsetDateTime> mostRecent) {
        return Optional.of(new Interval<>(window.start(), window.end(), mostRecent.orElse(null)));
    }

    @Override
    public List<Window<OffsetDateTime>> halves(Window<OffsetDateTime> window, Duration smallest) {
        if (granularity == null || granularity.months() != 0) {
            return List.of();
        }
        Duration unit = granularity.time();
        Duration length = Duration.between(window.start(), window.end());
        if (length.isNegative() || length.isZero() || (smallest != null && length.compareTo(smallest) <= 0)) {
            return List.of();
        }
        long units = length.dividedBy(unit) + 1;
        if (units <= 1) {
            return List.of();
        }
        OffsetDateTime secondStart = window.start().plus(unit.multipliedBy(units / 2));
        return List.of(new Window<>(window.start(), secondStart.minus(unit)), new Window<>(secondStart, window.end()));
    }
}
