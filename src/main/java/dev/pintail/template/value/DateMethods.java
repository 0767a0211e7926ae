package dev.pintail.template.value;

import static dev.pintail.template.value.Absent.ABSENT;

import dev.pintail.template.python.DateText;
import dev.pintail.template.python.PyTuple;
import dev.pintail.template.python.PythonError;
import dev.pintail.template.value.BoundMethod.Method;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;

/** The attributes and methods of a date. */
final class DateMethods {
    private static final Signature NO_ARGUMENTS = Signature.takes().byPlace();
    private static final Signature STRFTIME = Signature.takes("format");
    private static final Signature REPLACE =
            Signature.takes().or("year", null).or("month", null).or("day", null);

    private DateMethods() {}

    private interface Body {
        Object apply(LocalDate date, Object[] arguments);
    }

    static Object attribute(LocalDate date, String name) {
        return switch (name) {
            case "year" -> (long) date.getYear();
            case "month" -> (long) date.getMonthValue();
            case "day" -> (long) date.getDayOfMonth();
            case "min" -> LocalDate.of(1, 1, 1);
            case "max" -> LocalDate.of(9999, 12, 31);
            default -> ABSENT;
        };
    }

    static Method find(String name) {
        return switch (name) {
            case "strftime" -> STRFTIME_METHOD;
            case "isoformat" -> method(name, NO_ARGUMENTS, (date, a) -> DateText.iso(date));
            case "replace" -> method(name, REPLACE, DateMethods::replace);
            case "weekday" ->
                method(name, NO_ARGUMENTS, (date, a) -> date.getDayOfWeek().getValue() - 1L);
            case "isoweekday" ->
                method(name, NO_ARGUMENTS, (date, a) ->
                        (long) date.getDayOfWeek().getValue());
            case "toordinal" -> method(name, NO_ARGUMENTS, (date, a) -> ordinal(date));
            case "isocalendar" -> method(name, NO_ARGUMENTS, (date, a) -> isoCalendar(date));
            case "timetuple" -> method(name, NO_ARGUMENTS, (date, a) -> timeTuple(date, 0, 0, 0));
            case "ctime" ->
                method(name, NO_ARGUMENTS, (date, a) -> DateArithmetic.format(date, "%a %b %e %H:%M:%S %Y"));
            default -> null;
        };
    }

    /** {@code strftime}, which all dates have. */
    static final Method STRFTIME_METHOD = (evaluation, target, arguments) -> {
        Object format = STRFTIME.bind("strftime", arguments)[0];
        if (!(format instanceof String text)) {
            throw new PythonError.TypeError("strftime() argument 1 must be str");
        }
        String out = DateArithmetic.format(target, text);
        evaluation.budget().text(out.length());
        return out;
    };

    private static Method method(String name, Signature signature, Body body) {
        return (evaluation, target, arguments) -> body.apply((LocalDate) target, signature.bind(name, arguments));
    }

    private static Object replace(LocalDate date, Object[] a) {
        return date(field(a[0], date.getYear()), field(a[1], date.getMonthValue()), field(a[2], date.getDayOfMonth()));
    }

    static int field(Object value, int current) {
        return value == null ? current : IntegerMath.toInt(value);
    }

    static LocalDate date(int year, int month, int day) {
        if (year < 1 || year > 9999) {
            throw new PythonError.ValueError("year " + year + " is out of range");
        }
        if (month < 1 || month > 12) {
            throw new PythonError.ValueError("month must be in 1..12");
        }
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            throw new PythonError.ValueError("day is out of range for month");
        }
    }

    /** Days since the first day of the year 1, which is 1. */
    static long ordinal(LocalDate date) {
        return date.toEpochDay() - LocalDate.of(1, 1, 1).toEpochDay() + 1;
    }

    static NamedTuple isoCalendar(LocalDate date) {
        return new NamedTuple(
                "datetime.IsoCalendarDate",
                false,
                List.of("year", "week", "weekday"),
                PyTuple.of(
                        (long) date.get(IsoFields.WEEK_BASED_YEAR),
                        (long) date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                        (long) date.getDayOfWeek().getValue()));
    }

    static NamedTuple timeTuple(LocalDate date, int hour, int minute, int second) {
        return new NamedTuple(
                "time.struct_time",
                false,
                List.of(
                        "tm_year",
                        "tm_mon",
                        "tm_mday",
                        "tm_hour",
                        "tm_min",
                        "tm_sec",
                        "tm_wday",
                        "tm_yday",
                        "tm_isdst"),
                PyTuple.of(
                        (long) date.getYear(),
                        (long) date.getMonthValue(),
                        (long) date.getDayOfMonth(),
                        (long) hour,
                        (long) minute,
                        (long) second,
                        date.getDayOfWeek().getValue() - 1L,
                        (long) date.getDayOfYear(),
                        0L));
    }
}
