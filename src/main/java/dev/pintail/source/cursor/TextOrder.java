package dev.pintail.source.cursor;

import java.time.OffsetDateTime;
import java.util.Set;
import java.util.regex.Pattern;

/** For which dates the texts of a format are ordered as the dates are, provided that they have the same offset. */
enum TextOrder {
    /** Fields of fixed width, the largest first. */
    CALENDAR {
        @Override
        boolean holds(OffsetDateTime value) {
            return value.getYear() >= 1000;
        }
    },
    /** Counts since 1970; those between 2001 and 2286 have the same number of digits. */
    EPOCH {
        @Override
        boolean holds(OffsetDateTime value) {
            long seconds = value.toEpochSecond();
            return seconds >= 1_000_000_000L && seconds < 10_000_000_000L;
        }
    },
    /** Such as the day first, or names of months. */
    UNKNOWN {
        @Override
        boolean holds(OffsetDateTime value) {
            return false;
        }
    };

    private static final Pattern LARGEST_FIRST =
            Pattern.compile("%Y([^%]*%m([^%]*%d([^%]*%H([^%]*%M([^%]*%S([^%]*%f)?)?)?)?)?)?[^%]*(%z[^%]*)?");
    private static final Set<String> COUNTS = Set.of("%s", "%ms", "%epoch_microseconds");

    static TextOrder of(String format) {
        if (COUNTS.contains(format)) {
            return EPOCH;
        }
        return LARGEST_FIRST.matcher(format).matches() ? CALENDAR : UNKNOWN;
    }

    abstract boolean holds(OffsetDateTime value);
}
