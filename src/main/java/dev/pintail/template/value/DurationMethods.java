package dev.pintail.template.value;

import static dev.pintail.template.value.Absent.ABSENT;

import dev.pintail.template.date.Timedeltas;
import dev.pintail.template.value.BoundMethod.Method;
import java.time.Duration;

/** The attributes of a timedelta. */
final class DurationMethods {
    private static final Signature NO_ARGUMENTS = Signature.takes().byPlace();
    private static final long SECONDS_PER_DAY = 86_400;

    private DurationMethods() {}

    static Object attribute(Duration duration, String name) {
        return switch (name) {
            case "days" -> Timedeltas.days(duration);
            case "seconds" -> Math.floorMod(duration.getSeconds(), SECONDS_PER_DAY);
            case "microseconds" -> (long) duration.getNano() / 1000;
            case "total_seconds" -> new BoundMethod(duration, name, TOTAL_SECONDS);
            default -> ABSENT;
        };
    }

    private static final Method TOTAL_SECONDS = (evaluation, target, arguments) -> {
        NO_ARGUMENTS.bind("total_seconds", arguments);
        return Timedeltas.totalSeconds((Duration) target);
    };
}
