package dev.pintail.template.value;

import java.util.Optional;

/** Arithmetic of calendar durations, which have years and months. */
final class CalendarArithmetic {
    private CalendarArithmetic() {}

    static Optional<Object> add(Object a, Object b) {
        return Optional.empty();
    }

    static Optional<Object> subtract(Object a, Object b) {
        return Optional.empty();
    }

    static Optional<Object> multiply(Object a, Object b) {
        return Optional.empty();
    }

    static Optional<Object> negate(Object value) {
        return Optional.empty();
    }

    static Object attribute(Object value, String name) {
        return Subscript.ABSENT;
    }
}
