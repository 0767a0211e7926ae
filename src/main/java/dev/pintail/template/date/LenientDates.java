package dev.pintail.template.date;

import dev.pintail.template.python.NumberText;
import dev.pintail.template.python.Numbers;
import dev.pintail.template.python.PythonError;
import dev.pintail.template.python.PythonError.ValueError;
import dev.pintail.template.python.Str;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Reads the dates that authentication servers send ({@code expires_at} and the like), whatever they look like.
 *
 * <p>Whole numbers are seconds since 1970, up to ten digits. {@code Y-M-D} is a date. Everything else goes to {@link
 * LenientDateParser}, except times without a date. Without an offset it is UTC.
 */
public final class LenientDates {
    private static final BigInteger TOO_LARGE = BigInteger.TEN.pow(10);

    private LenientDates() {}

    /**
     * The date that a text or number means.
     *
     * @param today fills in what the text leaves out, such as the year
     * @throws ValueError if it is no date, a negative number, a number of more than ten digits or a float
     */
    public static OffsetDateTime parse(Object value, LocalDate today) {
        return switch (value) {
            case String text when isWholeNumber(text) -> seconds(NumberText.parseInt(text, 10));
            case String text -> text(text, today);
            case Double number -> throw unreadable(number);
            case Number number -> seconds(number);
            case Boolean bool -> seconds(Numbers.toInt(bool));
            case null, default -> throw unreadable(value);
        };
    }

    private static boolean isWholeNumber(String text) {
        String digits = text.startsWith("-") ? text.substring(1) : text;
        return !digits.isEmpty() && digits.codePoints().allMatch(Character::isDigit);
    }

    private static OffsetDateTime seconds(Number seconds) {
        BigInteger whole = Numbers.big(seconds);
        if (whole.signum() < 0) {
            throw new ValueError("Timestamp cannot be negative");
        }
        if (whole.compareTo(TOO_LARGE) >= 0) {
            throw new ValueError("Timestamp value too large");
        }
        return Timestamps.fromSeconds(whole);
    }

    private static OffsetDateTime text(String text, LocalDate today) {
        boolean clock = text.indexOf(':') >= 0;
        long dashes = count(text, '-');
        long slashes = count(text, '/');
        if (!clock && dashes == 2 && slashes == 0) {
            return yearMonthDay(text);
        }
        if (clock && dashes < 2 && slashes < 2) {
            throw unreadable(text);
        }
        try {
            return new LenientDateParser(text, today).parse();
        } catch (PythonError | DateTimeException | ArithmeticException e) {
            throw unreadable(text);
        }
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private static OffsetDateTime yearMonthDay(String text) {
        String[] parts = text.split("-", -1);
        try {
            LocalDate date = LocalDate.of(number(parts[0]), number(parts[1]), number(parts[2]));
            if (Timestamps.inRange(date.getYear())) {
                return date.atStartOfDay().atOffset(ZoneOffset.UTC);
            }
        } catch (PythonError | DateTimeException e) {
            // Said below.
        }
        throw new ValueError("Invalid date format: " + text);
    }

    private static int number(String text) {
        return NumberText.parseInt(text, 10).intValue();
    }

    private static ValueError unreadable(Object value) {
        return new ValueError("Could not parse datetime string: " + Str.of(value));
    }
}
