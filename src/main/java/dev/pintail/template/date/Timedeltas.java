package dev.pintail.template.date;

import dev.pintail.template.python.PythonError.OverflowError;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;

/** Arithmetic of dates and timedeltas within the limits of Python. */
public final class Timedeltas {
    private static final long MAX_DAYS = 999_999_999;
    private static final long SECONDS_PER_DAY = 86_400;

    private Timedeltas() {}

    /** {@code date + timedelta}. @throws OverflowError if the result is not within the years 1 and 9999; so in all methods here */
    public static OffsetDateTime add(OffsetDateTime date, Duration timedelta) {
        return add(date.toLocalDateTime(), timedelta).atOffset(date.getOffset());
    }

    /** {@code date + timedelta}. */
    public static LocalDateTime add(LocalDateTime date, Duration timedelta) {
        try {
            LocalDateTime sum = date.plus(timedelta);
            if (Timestamps.inRange(sum.getYear())) {
                return sum;
            }
        } catch (DateTimeException e) {
            // Even further off than Python goes.
        }
        throw new OverflowError("date value out of range");
    }

    /** {@code date + timedelta}: whole days count, rounded down. */
    public static LocalDate add(LocalDate date, Duration timedelta) {
        return plusDays(date, days(timedelta));
    }

    /** {@code date - timedelta}: the days that are rounded down are those of the timedelta, before they are subtracted. */
    public static LocalDate subtract(LocalDate date, Duration timedelta) {
        return plusDays(date, -days(timedelta));
    }

    private static LocalDate plusDays(LocalDate date, long days) {
        return add(date.atStartOfDay(), Duration.ofDays(days)).toLocalDate();
    }

    /** {@code timedelta.days}. */
    public static long days(Duration timedelta) {
        return Math.floorDiv(timedelta.toSeconds(), SECONDS_PER_DAY);
    }

    /** {@code timedelta(days=number)} for a whole number or a float. */
    public static Duration ofDays(Object number) {
        return TimedeltaSum.of(number, SECONDS_PER_DAY * 1_000_000);
    }

    /** {@code timedelta.total_seconds()}. */
    public static double totalSeconds(Duration timedelta) {
        return BigDecimal.valueOf(timedelta.toSeconds())
                .add(BigDecimal.valueOf(timedelta.toNanosPart() / 1000, 6))
                .doubleValue();
    }

    /** {@code timedelta * factor}. */
    public static Duration times(Duration timedelta, long factor) {
        return ofMicros(micros(timedelta).multiply(BigInteger.valueOf(factor)));
    }

    /** The whole timedelta in microseconds. */
    public static BigInteger micros(Duration timedelta) {
        return BigInteger.valueOf(timedelta.toSeconds())
                .multiply(BigInteger.valueOf(1_000_000))
                .add(BigInteger.valueOf(timedelta.toNanosPart() / 1000));
    }

    /** {@code timedelta(microseconds=micros)}. */
    public static Duration ofMicros(BigInteger micros) {
        if (micros.bitLength() > 80) {
            throw tooLarge();
        }
        BigInteger[] parts = micros.divideAndRemainder(BigInteger.valueOf(1_000_000));
        return checked(Duration.ofSeconds(parts[0].longValue(), 1000 * parts[1].longValue()));
    }

    /** The timedelta itself. @throws OverflowError if it has more days than Python allows */
    public static Duration checked(Duration timedelta) {
        if (Math.abs(days(timedelta)) > MAX_DAYS) {
            throw tooLarge();
        }
        return timedelta;
    }

    private static OverflowError tooLarge() {
        return new OverflowError("days; must have magnitude <= " + MAX_DAYS);
    }
}
