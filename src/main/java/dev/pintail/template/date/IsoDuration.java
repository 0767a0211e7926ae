package dev.pintail.template.date;

import dev.pintail.template.python.PythonError.OverflowError;
import dev.pintail.template.python.PythonError.ValueError;
import dev.pintail.template.python.PythonObject;
import dev.pintail.template.python.Str;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;

/**
 * An ISO 8601 duration: months and years of whatever length the calendar gives them, and an exact time. Immutable.
 *
 * <p>Without years and months it is a timedelta, and templates see the {@link #exact} part only; with them it is what the
 * reference calls a Duration. Both parts can be negative.
 *
 * @param years may have a fraction, and then cannot be added to a date
 * @param months likewise
 * @param exact in microseconds
 */
public record IsoDuration(BigDecimal years, BigDecimal months, Duration exact) implements PythonObject {
    /**
     * Reads {@code P1Y2M3W4DT5H6M7.5S}, signed or not, or the form {@code P0001-02-03T04:05:06}.
     *
     * @throws ValueError if it is no duration
     * @throws OverflowError if it is too long
     */
    public static IsoDuration parse(String text) {
        return IsoDurationText.parse(text);
    }

    /** Whether it has years or months. */
    public boolean isCalendar() {
        return years.signum() != 0 || months.signum() != 0;
    }

    /** The value that templates work with: this, or a timedelta if there are neither years nor months. */
    public Object templateValue() {
        return isCalendar() ? this : exact;
    }

    public IsoDuration negated() {
        return new IsoDuration(years.negate(), months.negate(), Timedeltas.checked(exact.negated()));
    }

    public IsoDuration plus(IsoDuration other) {
        return new IsoDuration(
                years.add(other.years), months.add(other.months), Timedeltas.checked(exact.plus(other.exact)));
    }

    public IsoDuration multipliedBy(long factor) {
        BigDecimal times = BigDecimal.valueOf(factor);
        return new IsoDuration(years.multiply(times), months.multiply(times), Timedeltas.times(exact, factor));
    }

    /**
     * The date shifted by years and months, the day cut to the length of the month, and then by the exact part.
     *
     * @throws ValueError if years or months have a fraction, or the year is not within 1 and 9999
     * @throws OverflowError if the exact part leads out of the years 1 to 9999
     */
    public OffsetDateTime addTo(OffsetDateTime date) {
        return Timedeltas.add(date.with(shifted(date.toLocalDate())), exact);
    }

    /** As {@link #addTo(OffsetDateTime)}. */
    public LocalDateTime addTo(LocalDateTime date) {
        return Timedeltas.add(date.with(shifted(date.toLocalDate())), exact);
    }

    /** As {@link #addTo(OffsetDateTime)}; of the exact part only whole days count. */
    public LocalDate addTo(LocalDate date) {
        return Timedeltas.add(shifted(date), exact);
    }

    /** {@code date - duration}, with the same errors as {@link #addTo(OffsetDateTime)}. */
    public OffsetDateTime subtractFrom(OffsetDateTime date) {
        return negated().addTo(date);
    }

    /** {@code date - duration}. */
    public LocalDateTime subtractFrom(LocalDateTime date) {
        return negated().addTo(date);
    }

    /** {@code date - duration}; of the exact part only whole days count. */
    public LocalDate subtractFrom(LocalDate date) {
        return Timedeltas.subtract(negated().shifted(date), exact);
    }

    private LocalDate shifted(LocalDate date) {
        if (!isCalendar()) {
            return date;
        }
        try {
            long shift = 12 * years.longValueExact() + months.longValueExact();
            YearMonth month = YearMonth.from(date).plusMonths(shift);
            if (Timestamps.inRange(month.getYear())) {
                return month.atDay(Math.min(date.getDayOfMonth(), month.lengthOfMonth()));
            }
            throw new ValueError("year %d is out of range".formatted(month.getYear()));
        } catch (ArithmeticException e) {
            throw new ValueError("fractional years or months not supported for date calculations");
        } catch (DateTimeException e) {
            throw new ValueError("year is out of range");
        }
    }

    @Override
    public String typeName() {
        return "Duration";
    }

    @Override
    public String str() {
        StringBuilder out = new StringBuilder();
        if (years.signum() != 0) {
            out.append(years.toBigInteger()).append(" years, ");
        }
        if (months.signum() != 0) {
            boolean singular = months.compareTo(BigDecimal.ONE) <= 0;
            out.append(months.toBigInteger()).append(singular ? " month, " : " months, ");
        }
        return out.append(Str.of(exact)).toString();
    }

    @Override
    public String repr() {
        long days = Math.floorDiv(exact.toSeconds(), 86_400);
        long seconds = Math.floorMod(exact.toSeconds(), 86_400);
        return "isodate.duration.Duration(%d, %d, %d, years=%d, months=%d)"
                .formatted(days, seconds, exact.toNanosPart() / 1000, years.toBigInteger(), months.toBigInteger());
    }

    /** In Python's way: twelve months are a year. */
    @Override
    public boolean equals(Object other) {
        return other instanceof IsoDuration that
                && allMonths().compareTo(that.allMonths()) == 0
                && exact.equals(that.exact);
    }

    @Override
    public int hashCode() {
        return 31 * allMonths().stripTrailingZeros().hashCode() + exact.hashCode();
    }

    private BigDecimal allMonths() {
        return years.multiply(BigDecimal.valueOf(12)).add(months);
    }
}
