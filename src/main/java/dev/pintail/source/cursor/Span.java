package dev.pintail.source.cursor;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.OffsetDateTime;

/**
 * A duration of the manifest: calendar months, added first and with the day clamped to the month's length, and a fixed time.
 *
 * @param months years count twelve
 */
record Span(long months, Duration time) {
    Span {
        requireNonNull(time, "time is null");
    }

    static Span of(Duration time) {
        return new Span(0, time);
    }

    static Span ofMonths(long months) {
        return new Span(months, Duration.ZERO);
    }

    boolean isZero() {
        return months == 0 && time.isZero();
    }

    OffsetDateTime after(OffsetDateTime value) {
        return value.plusMonths(months).plus(time);
    }

    OffsetDateTime before(OffsetDateTime value) {
        return value.minusMonths(months).minus(time);
    }
}
