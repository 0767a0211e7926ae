package dev.pintail.template.value;

import static dev.pintail.template.value.Absent.ABSENT;

import dev.pintail.template.date.IsoDuration;
import dev.pintail.template.python.Numbers;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Arithmetic of durations with years or months. An empty result means that Python has no such operation. */
final class CalendarArithmetic {
    private CalendarArithmetic() {}

    static Optional<Object> add(Object a, Object b) {
        if (a instanceof IsoDuration left && duration(b).isPresent()) {
            return Optional.of(left.plus(duration(b).get()).templateValue());
        }
        if (b instanceof IsoDuration duration) {
            return shift(a, duration);
        }
        return a instanceof IsoDuration duration ? shift(b, duration) : Optional.empty();
    }

    static Optional<Object> subtract(Object a, Object b) {
        Optional<IsoDuration> left = duration(a);
        Optional<IsoDuration> right = duration(b);
        if (left.isPresent() && right.isPresent()) {
            return Optional.of(left.get().plus(right.get().negated()).templateValue());
        }
        return right.isEmpty()
                ? Optional.empty()
                : switch (a) {
                    case OffsetDateTime aware -> Optional.of(right.get().subtractFrom(aware));
                    case LocalDateTime naive -> Optional.of(right.get().subtractFrom(naive));
                    case LocalDate date -> Optional.of(right.get().subtractFrom(date));
                    case null, default -> Optional.empty();
                };
    }

    static Optional<Object> multiply(Object a, Object b) {
        if (a instanceof IsoDuration duration && IntegerMath.isInteger(b)) {
            return Optional.of(duration.multipliedBy(IntegerMath.toLong(b)).templateValue());
        }
        return b instanceof IsoDuration ? multiply(b, a) : Optional.empty();
    }

    static Optional<Object> negate(Object value) {
        return value instanceof IsoDuration duration ? Optional.of(duration.negated()) : Optional.empty();
    }

    /** The attributes of a calendar duration, or {@link Absent#ABSENT}. */
    static Object attribute(Object value, String name) {
        if (!(value instanceof IsoDuration duration)) {
            return ABSENT;
        }
        return switch (name) {
            case "years" -> number(duration.years());
            case "months" -> number(duration.months());
            case "tdelta" -> duration.exact();
            default -> DurationMethods.attribute(duration.exact(), name);
        };
    }

    private static Object number(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0
                ? (Object) Numbers.narrow(value.toBigInteger())
                : new Printed("decimal.Decimal", value.toPlainString(), "Decimal('" + value.toPlainString() + "')");
    }

    private static Optional<IsoDuration> duration(Object value) {
        return switch (value) {
            case IsoDuration duration -> Optional.of(duration);
            case Duration timedelta -> Optional.of(new IsoDuration(BigDecimal.ZERO, BigDecimal.ZERO, timedelta));
            case null, default -> Optional.empty();
        };
    }

    private static Optional<Object> shift(Object date, IsoDuration by) {
        return switch (date) {
            case OffsetDateTime aware -> Optional.of(by.addTo(aware));
            case LocalDateTime naive -> Optional.of(by.addTo(naive));
            case LocalDate day -> Optional.of(by.addTo(day));
            case Duration timedelta ->
                Optional.of(by.plus(new IsoDuration(BigDecimal.ZERO, BigDecimal.ZERO, timedelta))
                        .templateValue());
            case null, default -> Optional.empty();
        };
    }
}
