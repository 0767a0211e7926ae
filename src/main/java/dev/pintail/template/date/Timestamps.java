package dev.pintail.template.date;

import static java.time.ZoneOffset.UTC;
import static java.time.temporal.ChronoField.MICRO_OF_SECOND;

import dev.pintail.template.python.Numbers;
import dev.pintail.template.python.PythonError.OverflowError;
import dev.pintail.template.python.PythonError.ValueError;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;

/** Dates as counts since 1970, with the float arithmetic of Python. */
public final class Timestamps {
    private static final long MICROS_PER_SECOND = 1_000_000;

    /** Up to here a whole number of microseconds is exact as a double, so that dividing it rounds only once. */
    private static final long EXACT = 1L << 53;

    private Timestamps() {}

    /** {@code value.timestamp()}: seconds as a float. */
    public static double of(OffsetDateTime value) {
        long micros = value.toEpochSecond() * MICROS_PER_SECOND + value.getNano() / 1000;
        return Math.abs(micros) < EXACT
                ? (double) micros / MICROS_PER_SECOND
                : BigDecimal.valueOf(micros, 6).doubleValue();
    }

    /** {@code value.timestamp()} of a naive datetime, which is taken to be in the local time zone: UTC. */
    public static double of(LocalDateTime value) {
        int micros = value.get(MICRO_OF_SECOND);
        return value.toEpochSecond(UTC) + micros / 1e6;
    }

    /**
     * {@code datetime.fromtimestamp(seconds, tz=utc)} for a whole number.
     *
     * @throws ValueError if the year is not within 1 and 9999
     */
    static OffsetDateTime fromSeconds(Number seconds) {
        BigInteger whole = Numbers.big(seconds);
        if (whole.bitLength() >= Long.SIZE) {
            throw new OverflowError("timestamp out of range for platform time_t");
        }
        return utc(whole.longValue(), 0);
    }

    /**
     * {@code datetime.fromtimestamp(seconds, tz=utc)} for a float: microseconds, halves rounded to even.
     *
     * @throws ValueError if the year is not within 1 and 9999, or for NaN
     */
    static OffsetDateTime fromSeconds(double seconds) {
        if (Double.isNaN(seconds)) {
            throw new ValueError("Invalid value NaN (not a number)");
        }
        double whole = seconds < 0 ? Math.ceil(seconds) : Math.floor(seconds);
        if (Math.abs(whole) >= 0x1p63) {
            throw new OverflowError("timestamp out of range for platform time_t");
        }
        long micros = (long) Math.rint((seconds - whole) * 1e6);
        return utc((long) whole, micros);
    }

    /** 1970 and a number of units of some microseconds each. @throws OverflowError if the year is not within 1 and 9999 */
    static OffsetDateTime fromUnits(Number units, long microsPerUnit) {
        BigInteger micros = Numbers.big(units).multiply(BigInteger.valueOf(microsPerUnit));
        if (micros.bitLength() >= Long.SIZE) {
            throw new OverflowError("date value out of range");
        }
        OffsetDateTime value = instant(0, micros.longValue()).atOffset(UTC);
        if (!inRange(value.getYear())) {
            throw new OverflowError("date value out of range");
        }
        return value;
    }

    static boolean inRange(int year) {
        return year >= 1 && year <= 9999;
    }

    private static OffsetDateTime utc(long seconds, long micros) {
        // Further off, java.time itself gives up.
        long year = 1970 + seconds / 31_556_952;
        if (Math.abs(year) < 100_000) {
            OffsetDateTime value = instant(seconds, micros).atOffset(UTC);
            if (inRange(value.getYear())) {
                return value;
            }
            year = value.getYear();
        }
        throw new ValueError("year %d is out of range".formatted(year));
    }

    private static Instant instant(long seconds, long micros) {
        return Instant.ofEpochSecond(
                seconds + Math.floorDiv(micros, MICROS_PER_SECOND), Math.floorMod(micros, MICROS_PER_SECOND) * 1000);
    }
}
