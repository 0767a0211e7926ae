package dev.pintail.source.cursor;

import java.time.DayOfWeek;
import java.util.Arrays;

/** The days on which weeks may begin. */
final class Weekdays {
    private Weekdays() {}

    /** @throws dev.pintail.error.ManifestException if it is no weekday's name in capitals */
    static Clamping.Week week(Object weekday) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().equals(weekday))
                .findFirst()
                .map(Clamping.Week::new)
                .orElseThrow(() -> DatetimeKinds.invalid(
                        "Clamping to weeks needs a weekday such as MONDAY in target_details, not " + weekday));
    }
}
