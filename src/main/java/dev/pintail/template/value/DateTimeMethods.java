package dev.pintail.template.value;

import static dev.pintail.template.value.Absent.ABSENT;

import dev.pintail.template.date.Timestamps;
import dev.pintail.template.python.DateText;
import dev.pintail.template.python.PythonError;
import dev.pintail.template.value.BoundMethod.Method;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The attributes and methods of datetimes, aware ({@link OffsetDateTime}) and naive ({@link LocalDateTime}). */
final class DateTimeMethods {
    private static final Signature NO_ARGUMENTS = Signature.takes().byPlace();
    private static final Signature ISO = Signature.takes().or("sep", "T").or("timespec", "auto");
    private static final Signature ZONE = Signature.takes().or("tz", null);
    private static final Signature REPLACE = Signature.takes()
            .or("year", null)
            .or("month", null)
            .or("day", null)
            .or("hour", null)
            .or("minute", null)
            .or("second", null)
            .or("microsecond", null)
            .or("tzinfo", ABSENT);

    private DateTimeMethods() {}

    private interface Body {
        /** @param offset null if the datetime is naive */
        Object apply(LocalDateTime local, ZoneOffset offset, Object[] arguments);
    }

    static Object attribute(Object datetime, String name) {
        LocalDateTime local = local(datetime);
        return switch (name) {
            case "hour" -> (long) local.getHour();
            case "minute" -> (long) local.getMinute();
            case "second" -> (long) local.getSecond();
            case "microsecond" -> (long) local.getNano() / 1000;
            case "fold" -> 0L;
            case "tzinfo" -> offset(datetime) == null ? null : zone(offset(datetime));
            case "min" -> LocalDateTime.of(1, 1, 1, 0, 0);
            case "max" -> LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000);
            default -> DateMethods.attribute(local.toLocalDate(), name);
        };
    }

    static Method find(String name) {
        return switch (name) {
            case "strftime" -> DateMethods.STRFTIME_METHOD;
            case "isoformat" -> method(name, ISO, DateTimeMethods::isoFormat);
            case "timestamp" ->
                method(
                        name,
                        NO_ARGUMENTS,
                        (local, offset, a) ->
                                offset == null ? Timestamps.of(local) : Timestamps.of(local.atOffset(offset)));
            case "date" -> method(name, NO_ARGUMENTS, (local, offset, a) -> local.toLocalDate());
            case "time" -> method(name, NO_ARGUMENTS, (local, offset, a) -> time(local.toLocalTime()));
            case "replace" -> method(name, REPLACE, DateTimeMethods::replace);
            case "astimezone" -> method(name, ZONE, (local, offset, a) -> astimezone(local, offset, a[0]));
            case "utcoffset" ->
                method(
                        name,
                        NO_ARGUMENTS,
                        (local, offset, a) -> offset == null ? null : Duration.ofSeconds(offset.getTotalSeconds()));
            case "tzname" -> method(name, NO_ARGUMENTS, (local, offset, a) -> offset == null ? null : zoneName(offset));
            case "dst" -> method(name, NO_ARGUMENTS, (local, offset, a) -> null);
            case "ctime" ->
                method(name, NO_ARGUMENTS, (local, offset, a) -> DateArithmetic.format(local, "%a %b %e %H:%M:%S %Y"));
            case "weekday" ->
                method(
                        name,
                        NO_ARGUMENTS,
                        (local, offset, a) -> local.getDayOfWeek().getValue() - 1L);
            case "isoweekday" ->
                method(name, NO_ARGUMENTS, (local, offset, a) ->
                        (long) local.getDayOfWeek().getValue());
            case "toordinal" ->
                method(name, NO_ARGUMENTS, (local, offset, a) -> DateMethods.ordinal(local.toLocalDate()));
            case "isocalendar" ->
                method(name, NO_ARGUMENTS, (local, offset, a) -> DateMethods.isoCalendar(local.toLocalDate()));
            case "timetuple" ->
                method(
                        name,
                        NO_ARGUMENTS,
                        (local, offset, a) -> DateMethods.timeTuple(
                                local.toLocalDate(), local.getHour(), local.getMinute(), local.getSecond()));
            default -> null;
        };
    }

    private static Method method(String name, Signature signature, Body body) {
        return (evaluation, target, arguments) ->
                body.apply(local(target), offset(target), signature.bind(name, arguments));
    }

    private static LocalDateTime local(Object datetime) {
        return datetime instanceof OffsetDateTime aware ? aware.toLocalDateTime() : (LocalDateTime) datetime;
    }

    private static ZoneOffset offset(Object datetime) {
        return datetime instanceof OffsetDateTime aware ? aware.getOffset() : null;
    }

    private static Object aware(LocalDateTime local, ZoneOffset offset) {
        return offset == null ? (Object) local : local.atOffset(offset);
    }

    private static Object isoFormat(LocalDateTime local, ZoneOffset offset, Object[] a) {
        String separator = StringMethods.text(a[0]);
        if (Texts.length(separator) != 1) {
            throw new PythonError.TypeError("isoformat() argument 1 must be a unicode character");
        }
        LocalTime time = local.toLocalTime();
        String date = DateText.iso(local.toLocalDate()) + separator;
        String seconds = "%02d:%02d:%02d".formatted(time.getHour(), time.getMinute(), time.getSecond());
        String text = switch (StringMethods.text(a[1])) {
            case "auto" -> DateText.iso(local, separator);
            case "hours" -> date + seconds.substring(0, 2);
            case "minutes" -> date + seconds.substring(0, 5);
            case "seconds" -> date + seconds;
            case "milliseconds" -> date + seconds + ".%03d".formatted(time.getNano() / 1_000_000);
            case "microseconds" -> date + seconds + ".%06d".formatted(time.getNano() / 1000);
            default -> throw new PythonError.ValueError("Unknown timespec value");
        };
        return offset == null ? text : text + DateText.offset(offset);
    }

    private static Object replace(LocalDateTime local, ZoneOffset offset, Object[] a) {
        LocalDate date = DateMethods.date(
                DateMethods.field(a[0], local.getYear()),
                DateMethods.field(a[1], local.getMonthValue()),
                DateMethods.field(a[2], local.getDayOfMonth()));
        LocalTime time = LocalTime.of(
                within("hour", DateMethods.field(a[3], local.getHour()), 23),
                within("minute", DateMethods.field(a[4], local.getMinute()), 59),
                within("second", DateMethods.field(a[5], local.getSecond()), 59),
                within("microsecond", DateMethods.field(a[6], local.getNano() / 1000), 999_999) * 1000);
        if (a[7] == ABSENT) {
            return aware(date.atTime(time), offset);
        }
        return aware(date.atTime(time), a[7] == null ? null : zoneOf(a[7]));
    }

    private static int within(String field, int value, int max) {
        if (value < 0 || value > max) {
            throw new PythonError.ValueError(field + " must be in 0.." + max);
        }
        return value;
    }

    /** Without a zone: to the process's own, which is UTC. */
    private static Object astimezone(LocalDateTime local, ZoneOffset offset, Object zone) {
        OffsetDateTime aware = local.atOffset(offset == null ? ZoneOffset.UTC : offset);
        return aware.withOffsetSameInstant(zone == null ? ZoneOffset.UTC : zoneOf(zone));
    }

    /** A zone is what the attribute {@code tzinfo} gave. */
    private static ZoneOffset zoneOf(Object value) {
        if (value instanceof Printed printed && printed.typeName().equals("datetime.timezone")) {
            return printed.str().equals("UTC")
                    ? ZoneOffset.UTC
                    : ZoneOffset.of(printed.str().substring(3));
        }
        throw new PythonError.TypeError("tzinfo argument must be None or of a tzinfo subclass");
    }

    private static Printed zone(ZoneOffset offset) {
        String repr = offset.getTotalSeconds() == 0 ? "<UTC>" : "datetime.timezone(" + zoneName(offset) + ")";
        return new Printed("datetime.timezone", zoneName(offset), repr);
    }

    private static String zoneName(ZoneOffset offset) {
        return offset.getTotalSeconds() == 0 ? "UTC" : "UTC" + DateText.offset(offset);
    }

    private static Printed time(LocalTime time) {
        String text = DateText.iso(time.atDate(LocalDate.of(1, 1, 1)), "T").substring(11);
        String repr = "datetime.time(%d, %d, %d)".formatted(time.getHour(), time.getMinute(), time.getSecond());
        return new Printed("datetime.time", text, repr);
    }
}
