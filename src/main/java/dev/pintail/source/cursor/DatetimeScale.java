package dev.pintail.source.cursor;

import static java.util.Objects.requireNonNull;

import dev.pintail.template.date.IsoDuration;
import java.math.BigDecimal;
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
        IsoDuration step,
        IsoDuration granularity,
        IsoDuration lookback,
        Clamping clamping,
        boolean strict)
        implements Scale<OffsetDateTime> {

    /** What lies between two values of a cursor without a granularity. */
    private static final IsoDuration MILLISECOND = exactly(Duration.ofMillis(1));

    DatetimeScale {
        requireNonNull(formats, "formats is null");
        requireNonNull(start, "start is null");
        requireNonNull(end, "end is null");
        requireNonNull(clamping, "clamping is null");
        granularity = granularity == null || isZero(granularity) ? null : granularity;
        lookback = lookback == null || isZero(lookback) ? null : lookback;
    }

    /** A duration of a fixed length. */
    static IsoDuration exactly(Duration time) {
        return new IsoDuration(BigDecimal.ZERO, BigDecimal.ZERO, time);
    }

    static boolean isZero(IsoDuration duration) {
        return !duration.isCalendar() && duration.exact().isZero();
    }

    @Override
    public Optional<OffsetDateTime> parse(Object text) {
        return formats.parse(text);
    }

    /** Null is no date, which is an error. */
    @Override
    public boolean isNone(Object text) {
        return false;
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
        IsoDuration unit = granularity == null ? MILLISECOND : granularity;
        return !unit.addTo(intervalEnd).isBefore(laterStart);
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
        OffsetDateTime back = lookback.negated().addTo(position);
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
        if (granularity == null || granularity.isCalendar()) {
            return List.of();
        }
        Duration unit = granularity.exact();
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
