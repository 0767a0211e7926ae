package dev.pintail.source.cursor;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * Moves the bounds of windows to the beginnings of whole days, weeks or months, in the bound's own offset.
 *
 * <p>Reference: {@code airbyte_cdk/sources/streams/concurrent/clamping.py}.
 */
sealed interface Clamping {
    /** The beginning of the next unit, or this one's if the value is at it. */
    OffsetDateTime ceiling(OffsetDateTime value);

    /** The beginning of the unit that the value lies in. */
    OffsetDateTime floor(OffsetDateTime value);

    /** Leaves values as they are. */
    record None() implements Clamping {
        @Override
        public OffsetDateTime ceiling(OffsetDateTime value) {
            return value;
        }

        @Override
        public OffsetDateTime floor(OffsetDateTime value) {
            return value;
        }
    }

    /** Days begin at midnight. */
    record Day() implements Clamping {
        @Override
        public OffsetDateTime ceiling(OffsetDateTime value) {
            OffsetDateTime midnight = floor(value);
            return midnight.isEqual(value) ? midnight : midnight.plusDays(1);
        }

        @Override
        public OffsetDateTime floor(OffsetDateTime value) {
            return value.truncatedTo(ChronoUnit.DAYS);
        }
    }

    /** Weeks begin on a given day; a value on that day counts as the beginning at whatever time. */
    record Week(DayOfWeek firstDay) implements Clamping {
        public Week {
            requireNonNull(firstDay, "firstDay is null");
        }

        @Override
        public OffsetDateTime ceiling(OffsetDateTime value) {
            return value.truncatedTo(ChronoUnit.DAYS).with(TemporalAdjusters.nextOrSame(firstDay));
        }

        @Override
        public OffsetDateTime floor(OffsetDateTime value) {
            return value.truncatedTo(ChronoUnit.DAYS).with(TemporalAdjusters.previousOrSame(firstDay));
        }
    }

    /** Months begin on the first; a value on the first counts as the beginning at whatever time. */
    record Month() implements Clamping {
        @Override
        public OffsetDateTime ceiling(OffsetDateTime value) {
            OffsetDateTime first = floor(value);
            return value.getDayOfMonth() == 1 ? first : first.plusMonths(1);
        }

        @Override
        public OffsetDateTime floor(OffsetDateTime value) {
            return value.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
        }
    }
}
