package dev.pintail.template.value;

import dev.pintail.template.value.BoundMethod.Method;
import java.time.Duration;

/** The attributes of a timedelta. */
final class DurationMethods {
    private static final Signature NO_ARGUMENTS = Signature.of().byPlace();
    private static final long SECONDS_PER_DAY = 86_400;

    private DurationMethods() {}

    static Object attribute(Duration duration, String name) {
        return switch (name) {
            case "days" -> Math.floorDiv(duration.getSeconds(), SECONDS_PER_DAY);
            case "seconds" -> Math.floorMod(duration.getSeconds(), SECONDS_PER_DAY);
            case "microseconds" -> (long) duration.getNano() / 1000;
            case "total_seconds" -> new BoundMethod(duration, name, TOTAL_SECONDS);
            default -> Subscript.ABSENT;
        };
    }

    private static final Method TOTAL_SECONDS = (evaluation, target, arguments) -> {
        NO_ARGUMENTS.bind("total_seconds", arguments);
        return IntegerMath.divide(DateArithmetic.micros((Duration) target), 1_000_000L);
    };
}
