package dev.pintail.template.date;

import dev.pintail.template.python.PythonError.ValueError;
import dev.pintail.template.python.Repr;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The two written forms of an {@link IsoDuration}. */
final class IsoDurationText {
    private static final Pattern DESIGNATORS = Pattern.compile("""
            (?<sign>[+-])?P(?=[\\p{L}\\p{N}_])
            (?:(?<Y>[0-9]+(?:[,.][0-9]+)?)Y)?
            (?:(?<M>[0-9]+(?:[,.][0-9]+)?)M)?
            (?:(?<W>[0-9]+(?:[,.][0-9]+)?)W)?
            (?:(?<D>[0-9]+(?:[,.][0-9]+)?)D)?
            (?:T(?:(?<h>[0-9]+(?:[,.][0-9]+)?)H)?
            (?:(?<m>[0-9]+(?:[,.][0-9]+)?)M)?
            (?:(?<s>[0-9]+(?:[,.][0-9]+)?)S)?)?
            \\n?""", Pattern.COMMENTS);

    /** A point in time stands for the span since year, month and day 0. What follows it is ignored, as in the reference. */
    private static final Pattern DATE_AND_TIME = Pattern.compile("""
            P(?:(?<Y>[0-9]{4})-(?<M>[0-9]{2})-(?<D>[0-9]{2})|(?<Y2>[0-9]{4})(?<M2>[0-9]{2})(?<D2>[0-9]{2}))[^T]*
            T(?:(?<h>[0-9]{2}):(?<m>[0-9]{2}):(?<s>[0-9]{2}(?:[,.][0-9]+)?)
            |(?<h2>[0-9]{2})(?<m2>[0-9]{2})(?<s2>[0-9]{2}(?:[,.][0-9]+)?))[^T]*""", Pattern.COMMENTS);

    private static final long SECOND = 1_000_000;
    private static final long DAY = 86_400 * SECOND;

    private IsoDurationText() {}

    static IsoDuration parse(String text) {
        Matcher designators = DESIGNATORS.matcher(text);
        if (designators.matches()) {
            return ofDesignators(designators);
        }
        Matcher dateAndTime = DATE_AND_TIME.matcher(text);
        if (dateAndTime.matches()) {
            return ofDateAndTime(dateAndTime, text);
        }
        throw new ValueError("Unable to parse duration string " + Repr.of(text));
    }

    private static IsoDuration ofDesignators(Matcher matcher) {
        TimedeltaSum exact = new TimedeltaSum();
        // The order in which Python's timedelta adds matters for the last digit of fractions.
        exact.add(number(matcher, "s").doubleValue(), SECOND);
        exact.add(number(matcher, "m").doubleValue(), 60 * SECOND);
        exact.add(number(matcher, "h").doubleValue(), 3600 * SECOND);
        exact.add(number(matcher, "D").doubleValue(), DAY);
        exact.add(number(matcher, "W").doubleValue(), 7 * DAY);
        IsoDuration duration = new IsoDuration(number(matcher, "Y"), number(matcher, "M"), exact.toDuration());
        return "-".equals(matcher.group("sign")) ? duration.negated() : duration;
    }

    private static BigDecimal number(Matcher matcher, String unit) {
        String digits = matcher.group(unit);
        return digits == null ? BigDecimal.ZERO : new BigDecimal(digits.replace(',', '.'));
    }

    private static IsoDuration ofDateAndTime(Matcher matcher, String text) {
        try {
            LocalDate date = LocalDate.of(
                    either(matcher, "Y").intValueExact(),
                    either(matcher, "M").intValueExact(),
                    either(matcher, "D").intValueExact());
            if (!Timestamps.inRange(date.getYear())) {
                throw new ValueError("year %d is out of range".formatted(date.getYear()));
            }
            BigDecimal seconds = either(matcher, "s").setScale(6, RoundingMode.HALF_EVEN);
            LocalTime time = LocalTime.of(
                    either(matcher, "h").intValueExact(), either(matcher, "m").intValueExact(), seconds.intValue());
            BigInteger micros =
                    seconds.remainder(BigDecimal.ONE).movePointRight(6).toBigInteger();
            BigInteger exact = BigInteger.valueOf(date.getDayOfMonth() * DAY + time.toSecondOfDay() * SECOND);
            return new IsoDuration(
                    BigDecimal.valueOf(date.getYear()),
                    BigDecimal.valueOf(date.getMonthValue()),
                    Timedeltas.ofMicros(exact.add(micros)));
        } catch (DateTimeException e) {
            throw new ValueError("%s in duration string %s".formatted(e.getMessage(), Repr.of(text)));
        }
    }

    /** A field of the form with dashes and colons, or of the one without. */
    private static BigDecimal either(Matcher matcher, String field) {
        String digits = matcher.group(field) == null ? matcher.group(field + "2") : matcher.group(field);
        return new BigDecimal(digits.replace(',', '.'));
    }
}
