package dev.pintail.template.value;

import dev.pintail.template.date.Strftime;
import dev.pintail.template.python.Numbers;
import dev.pintail.template.python.PythonError;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Arithmetic of dates and durations. An empty result means that Python has no such operation. */
public final class DateArithmetic {
    private static final BigInteger MICROS_PER_SECOND = BigInteger.valueOf(1_000_000);
    private static final BigInteger MAX_DAYS = BigInteger.valueOf(999_999_999);

    private DateArithmetic() {}

    static Optional<Object> add(Object a, Object b) {
        if (a instanceof Duration left && b instanceof Duration right) {
            return Optional.of(checked(left.plus(right)));
        }
        if (b instanceof Duration duration) {
            return shift(a, duration);
        }
        if (a instanceof Duration duration) {
            return shift(b, duration);
        }
        return CalendarArithmetic.add(a, b);
    }

    static Optional<Object> subtract(Object a, Object b) {
        if (a instanceof Duration left && b instanceof Duration right) {
            return Optional.of(checked(left.minus(right)));
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
            return Optional.of(IntegerMath.divide(micros(left), micros(right)));
        }
        if (!Arithmetic.isNumber(b)) {
            return Optional.empty();
        }
        BigDecimal divisor = decimal(b);
        if (divisor.signum() == 0) {
            throw new PythonError.ZeroDivisionError("division by zero");
        }
        return Optional.of(ofMicros(
                new BigDecimal(micros(left)).divide(divisor, 0, RoundingMode.HALF_EVEN).toBigInteger()));
    }

    static Optional<Object> floorDivide(Object a, Object b) {
        if (!(a instanceof Duration left)) {
            return Optional.empty();
        }
        if (b instanceof Duration right) {
            return Optional.of(IntegerMath.floorDivide(micros(left), micros(right)));
        }
        return IntegerMath.isInteger(b)
                ? Optional.of(ofMicros(Numbers.big(IntegerMath.floorDivide(micros(left), b))))
                : Optional.empty();
    }

    static Optional<Object> modulo(Object a, Object b) {
        return a instanceof Duration left && b instanceof Duration right
                ? Optional.of(ofMicros(Numbers.big(IntegerMath.modulo(micros(left), micros(right)))))
                : Optional.empty();
    }

    static Optional<Object> negate(Object value) {
        return value instanceof Duration duration
                ? Optional.of(checked(duration.negated()))
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
        try {
            return switch (date) {
                case OffsetDateTime aware -> Optional.of(inRange(aware.plus(by), aware.plus(by).getYear()));
                case LocalDateTime naive -> Optional.of(inRange(naive.plus(by), naive.plus(by).getYear()));
                case LocalDate day -> {
                    LocalDate moved = day.plusDays(Math.floorDiv(by.getSeconds(), 86_400));
                    yield Optional.of(inRange(moved, moved.getYear()));
                }
                case null, default -> Optional.empty();
            };
        } catch (DateTimeException | ArithmeticException e) {
            PythonError error = new PythonError.OverflowError("date value out of range");
            error.initCause(e);
            throw error;
        }
    }

    private static Object inRange(Object date, int year) {
        if (year < 1 || year > 9999) {
            throw new PythonError.OverflowError("date value out of range");
        }
        return date;
    }

    private static Duration times(Duration duration, Object factor) {
        return ofMicros(new BigDecimal(micros(duration))
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

    static BigInteger micros(Duration duration) {
        return BigInteger.valueOf(duration.getSeconds())
                .multiply(MICROS_PER_SECOND)
                .add(BigInteger.valueOf(duration.getNano() / 1000));
    }

    /** A timedelta of so many microseconds. */
    public static Duration ofMicros(BigInteger micros) {
        BigInteger seconds = MICROS_PER_SECOND.multiply(BigInteger.valueOf(86_400)).multiply(MAX_DAYS);
        if (micros.abs().compareTo(seconds) > 0) {
            throw new PythonError.OverflowError("days=%s; must have magnitude <= 999999999"
                    .formatted(micros.divide(MICROS_PER_SECOND.multiply(BigInteger.valueOf(86_400)))));
        }
        BigInteger[] parts = micros.divideAndRemainder(MICROS_PER_SECOND);
        return Duration.ofSeconds(parts[0].longValue(), parts[1].longValue() * 1000);
    }

    private static Duration checked(Duration duration) {
        return ofMicros(micros(duration));
    }
}
