package dev.pintail.template.builtin;

import static java.time.ZoneOffset.UTC;

import dev.pintail.template.TemplateException;
import dev.pintail.template.date.DateFormat;
import dev.pintail.template.date.IsoDates;
import dev.pintail.template.date.IsoDuration;
import dev.pintail.template.date.Strftime;
import dev.pintail.template.date.Strptime;
import dev.pintail.template.date.Timedeltas;
import dev.pintail.template.date.Timestamps;
import dev.pintail.template.python.Numbers;
import dev.pintail.template.python.PyType;
import dev.pintail.template.python.PythonError;
import dev.pintail.template.python.Repr;
import dev.pintail.template.value.Evaluation;
import dev.pintail.template.value.IntegerMath;
import dev.pintail.template.value.Texts;
import dev.pintail.template.value.Undefined;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The global functions about dates. */
final class DateFunctions {
    private static final int MAX_FORMAT = 10_000;

    private DateFunctions() {}

    static Object now(Evaluation evaluation, Object[] a) {
        return now(evaluation);
    }

    private static OffsetDateTime now(Evaluation evaluation) {
        return evaluation.clock().instant().atOffset(UTC).truncatedTo(ChronoUnit.MICROS);
    }

    static Object today(Evaluation evaluation, Object[] a) {
        return now(evaluation).toLocalDate();
    }

    static Object todayIn(Evaluation evaluation, Object[] a) {
        String name = Texts.of(a[0]);
        if (name == null || name.isEmpty() || !Character.isLetter(name.charAt(0))) {
            throw new TemplateException.Raised("UnknownTimeZoneError", Repr.of(a[0]));
        }
        try {
            ZoneId zone = ZoneId.of(name, ZoneId.SHORT_IDS);
            return evaluation.clock().instant().atZone(zone).toLocalDate();
        } catch (DateTimeException e) {
            throw new TemplateException.Raised("UnknownTimeZoneError", Repr.of(name), e);
        }
    }

    /** A number is cut to a whole one, a text read as an ISO date; then it is a float. */
    static Object timestamp(Evaluation evaluation, Object[] a) {
        return a[0] instanceof Number || a[0] instanceof Boolean
                ? Numbers.toInt(a[0])
                : (Object) Timestamps.of(IsoDates.parse(text(a[0])));
    }

    static Object parse(Evaluation evaluation, Object[] a) {
        return IsoDates.parse(text(a[0]));
    }

    private static String text(Object value) {
        if (value instanceof Undefined undefined) {
            throw undefined.error();
        }
        String text = Texts.of(value);
        if (text == null) {
            throw new PythonError.TypeError("Parser must be a string or character stream, not " + PyType.nameOf(value));
        }
        return text;
    }

    static Object dayDelta(Evaluation evaluation, Object[] a) {
        if (!(a[0] instanceof Number) && !(a[0] instanceof Boolean)) {
            throw new PythonError.TypeError("unsupported type for timedelta days component: " + PyType.nameOf(a[0]));
        }
        Duration days = Timedeltas.ofDays(a[0] instanceof Boolean ? Numbers.toInt(a[0]) : a[0]);
        return written(Strftime.of(formatText(a[1])).format(Timedeltas.add(now(evaluation), days)), evaluation);
    }

    static Object duration(Evaluation evaluation, Object[] a) {
        String text = Texts.of(a[0]);
        if (text == null) {
            throw new PythonError.TypeError("Expecting a string " + Repr.of(a[0]));
        }
        return IsoDuration.parse(text).templateValue();
    }

    /** A datetime is written as it is; numbers and texts become UTC datetimes first, and the reference's own formats count. */
    static Object format(Evaluation evaluation, Object[] a) {
        String format = formatText(a[1]);
        String text = switch (a[0]) {
            case OffsetDateTime aware -> Strftime.of(format).format(aware);
            case LocalDateTime naive -> Strftime.of(format).format(naive);
            case null, default -> DateFormat.of(format).format(datetime(a[0], a[2]));
        };
        return written(text, evaluation);
    }

    private static OffsetDateTime datetime(Object value, Object inputFormat) {
        String format = inputFormat == null ? "" : formatText(inputFormat);
        if (IntegerMath.isInteger(value)) {
            return DateFormat.of(format.isEmpty() ? "%s" : format).parse(Numbers.toInt(value));
        }
        return format.isEmpty()
                ? IsoDates.parse(text(value))
                : Strptime.of(format).parse(text(value));
    }

    private static String formatText(Object value) {
        String text = Texts.of(value);
        if (text == null) {
            throw new PythonError.TypeError("strftime() argument 1 must be str, not " + PyType.nameOf(value));
        }
        if (text.length() > MAX_FORMAT) {
            throw new TemplateException.LimitExceeded("a date format has more than " + MAX_FORMAT + " characters");
        }
        return text;
    }

    private static String written(String text, Evaluation evaluation) {
        evaluation.budget().text(text.length());
        return text;
    }
}
