package dev.pintail.template.value;

import dev.pintail.template.date.Strftime;
import dev.pintail.template.date.Timedeltas;
import dev.pintail.template.python.Numbers;
import dev.pintail.template.python.PythonError;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Arithmetic of dates and durations. An empty result means that Python has no such operation. */
public final class DateArithmetic {
    private DateArithmetic() {}

    static Optional<Object> add(Object a, Object b) {
        if (a instanceof Duration left && b instanceof Duration right) {
            return Optional.of(Timedeltas.checked(left.plus(right)));
        }
        if (b instanceof Duration duration) {
            return shift(a, duration).or(() -> CalendarArithmetic.add(a, b));
        }
        if (a instanceof Duration duration) {
            return shift(b, duration).or(() -> CalendarArithmetic.add(a, b));
        }
        return CalendarArithmetic.add(a, b);
    }

    static Optional<Object> subtract(Object a, Object b) {
        if (a instanceof Duration left && b instanceof Duration right) {
            return Optional.of(Timedeltas.checked(left.minus(right)));
        }
        if (a instanceof LocalDate day && b instanceof Duration duration) {
            return Optional.of(Timedeltas.subtract(day, duration));
        }
        if (b instanceof Duration duration) {
            return shift(a, duration.negated()).or(() -> CalendarArithmetic.subtract(a, b));
        }
        if (a instanceof OffsetDateTime left && b instanceof OffsetDateTime right) {
            return Optional.of(Duration.between(right, left));
        }
        if (a instanceof LocalDateTime left && b instanceof LocalDateTime right) {
            return Optional.of(Duration.between(right, left));
        }
        if (a instanceof LocalDate left && b instanceof LocalDate right) {
            return Optional.of(Duration.ofDays(left.toEpochDay() - right.toEpochDay()));
        }
        boolean mixed = (a instanceof OffsetDateTime && b instanceof LocalDateTime)
                || (a instanceof LocalDateTime && b instanceof OffsetDateTime);
        if (mixed) {
            throw new PythonError.TypeError("can't subtract offset-naive and offset-aware datetimes");
        }
        return CalendarArithmetic.subtract(a, b);
    }

    static Optional<Object> multiply(Object a, Object b) {
        if (a instanceof Duration duration && Arithmetic.isNumber(b)) {
            return Optional.of(times(duration, b));
        }
        if (b instanceof Duration duration && Arithmetic.isNumber(a)) {
            return Optional.of(times(duration, a));
        }
        return CalendarArithmetic.multiply(a, b);
    }

    static Optional<Object> divide(Object a, Object b) {
        if (!(a instanceof Duration left)) {
            return Optional.empty();
        }
        if (b instanceof Duration right) {
            return Optional.of(IntegerMath.divide(Timedeltas.micros(left), Timedeltas.micros(right)));
        }
        if (!Arithmetic.isNumber(b)) {
            return Optional.empty();
        }
        BigDecimal divisor = decimal(b);
        if (divisor.signum() == 0) {
            throw new PythonError.ZeroDivisionError("division by zero");
        }
        return Optional.of(Timedeltas.ofMicros(new BigDecimal(Timedeltas.micros(left))
                .divide(divisor, 0, RoundingMode.HALF_EVEN)
                .toBigInteger()));
    }

    static Optional<Object> floorDivide(Object a, Object b) {
        if (!(a instanceof Duration left)) {
            return Optional.empty();
        }
        if (b instanceof Duration right) {
            return Optional.of(IntegerMath.floorDivide(Timedeltas.micros(left), Timedeltas.micros(right)));
        }
        return IntegerMath.isInteger(b)
                ? Optional.of(Timedeltas.ofMicros(Numbers.big(IntegerMath.floorDivide(Timedeltas.micros(left), b))))
                : Optional.empty();
    }

    static Optional<Object> modulo(Object a, Object b) {
        return a instanceof Duration left && b instanceof Duration right
                ? Optional.of(Timedeltas.ofMicros(
                        Numbers.big(IntegerMath.modulo(Timedeltas.micros(left), Timedeltas.micros(right)))))
                : Optional.empty();
    }

    static Optional<Object> negate(Object value) {
        return value instanceof Duration duration
                ? Optional.of(Timedeltas.checked(duration.negated()))
                : CalendarArithmetic.negate(value);
    }

    static Optional<Object> plus(Object value) {
        return value instanceof Duration ? Optional.of(value) : Optional.empty();
    }

    static boolean isDate(Object value) {
        return value instanceof OffsetDateTime || value instanceof LocalDateTime || value instanceof LocalDate;
    }

    /** {@code value.strftime(format)}. */
    static String format(Object value, String format) {
        Strftime strftime = Strftime.of(format);
        return switch (value) {
            case OffsetDateTime aware -> strftime.format(aware);
            case LocalDateTime naive -> strftime.format(naive);
            case LocalDate date -> strftime.format(date);
            default -> throw new IllegalArgumentException("not a date");
        };
    }

    /** A date some time later; a date without a time moves by whole days only. */
    private static Optional<Object> shift(Object date, Duration by) {
        return switch (date) {
            case OffsetDateTime aware -> Optional.of(Timedeltas.add(aware, by));
            case LocalDateTime naive -> Optional.of(Timedeltas.add(naive, by));
            case LocalDate day -> Optional.of(Timedeltas.add(day, by));
            case null, default -> Optional.empty();
        };
    }

    private static Duration times(Duration duration, Object factor) {
        return Timedeltas.ofMicros(new BigDecimal(Timedeltas.micros(duration))
                .multiply(decimal(factor))
                .setScale(0, RoundingMode.HALF_EVEN)
                .toBigInteger());
    }

    private static BigDecimal decimal(Object number) {
        if (number instanceof Double value) {
            if (!Double.isFinite(value)) {
                throw new PythonError.OverflowError("cannot convert float infinity or NaN to integer ratio");
            }
            return new BigDecimal(value);
        }
        return new BigDecimal(Numbers.big(number));
    }
}
