package dev.pintail.catalog;

import java.time.Duration;

/** How long ago something was, in the unit that a person would use. */
final class Ages {
    private Ages() {}

    static String text(Duration age) {
        if (age.toDays() >= 2) {
            return age.toDays() + " days";
        }
        if (age.toHours() >= 2) {
            return age.toHours() + " hours";
        }
        return Math.max(1, age.toMinutes()) + " minutes";
    }
}
