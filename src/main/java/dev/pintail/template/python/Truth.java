package dev.pintail.template.python;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/** Which values count as true. */
public final class Truth {
    private Truth() {}

    /** {@code bool(value)}: null, false, zeros and everything empty are false. */
    public static boolean of(Object value) {
        return switch (value) {
            case null -> false;
            case Boolean bool -> bool;
            case String text -> !text.isEmpty();
            case Long number -> number != 0;
            case Integer number -> number != 0;
            case BigInteger number -> number.signum() != 0;
            case Double number -> number != 0;
            case Collection<?> items -> !items.isEmpty();
            case Map<?, ?> dict -> !dict.isEmpty();
            case PyBytes bytes -> bytes.size() > 0;
            case Duration timedelta -> !timedelta.isZero();
            case PythonObject object -> object.truth();
            default -> true;
        };
    }
}
