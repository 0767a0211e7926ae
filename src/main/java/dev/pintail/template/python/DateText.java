package dev.pintail.template.python;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The texts that {@code str}, {@code repr} and {@code isoformat} make of dates. */
public final class DateText {
    private DateText() {}

    /** {@code value.isoformat(separator)}: microseconds only where there are any, the offset always. */
    public static String iso(OffsetDateTime value, String separator) {
        return iso(value.toLocalDateTime(), separator) + offset(value.getOffset());
    }

    /** {@code value.isoformat(separator)}. */
    public static String iso(LocalDateTime value, String separator) {
        String seconds = "%s%s%02d:%02d:%02d"
                .formatted(iso(value.toLocalDate()), separator, value.getHour(), value.getMinute(), value.getSecond());
        int micros = value.getNano() / 1000;
        return micros == 0 ? seconds : seconds + ".%06d".formatted(micros);
    }

    /** {@code value.isoformat()}. */
    public static String iso(LocalDate value) {
        return "%04d-%02d-%02d".formatted(value.getYear(), value.getMonthValue(), value.getDayOfMonth());
    }

    /** The offset as in {@code +05:30}, with seconds only where there are any. */
    public static String offset(ZoneOffset offset) {
        int total = Math.abs(offset.getTotalSeconds());
        String sign = offset.getTotalSeconds() < 0 ? "-" : "+";
        String minutes = "%s%02d:%02d".formatted(sign, total / 3600, total / 60 % 60);
        return total % 60 == 0 ? minutes : minutes + ":%02d".formatted(total % 60);
    }

    /** A timedelta as {@code 1 day, 2:03:04}. */
    static String str(Duration value) {
        long days = Math.floorDiv(value.toSeconds(), 86_400);
        long seconds = Math.floorMod(value.toSeconds(), 86_400);
        int micros = value.toNanosPart() / 1000;
        String text = days == 0 ? "" : "%d day%s, ".formatted(days, Math.abs(days) == 1 ? "" : "s");
        text += "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
        return micros == 0 ? text : text + ".%06d".formatted(micros);
    }

    static String repr(Duration value) {
        long days = Math.floorDiv(value.toSeconds(), 86_400);
        long seconds = Math.floorMod(value.toSeconds(), 86_400);
        long micros = value.toNanosPart() / 1000;
        StringBuilder out = new StringBuilder("datetime.timedelta(");
        String comma = "";
        if (days != 0) {
            out.append("days=").append(days);
            comma = ", ";
        }
        if (seconds != 0) {
            out.append(comma).append("seconds=").append(seconds);
            comma = ", ";
        }
        if (micros != 0) {
            out.append(comma).append("microseconds=").append(micros);
        }
        return out.append(value.isZero() ? "0)" : ")").toString();
    }

    static String repr(LocalDate value) {
        return "datetime.date(%d, %d, %d)".formatted(value.getYear(), value.getMonthValue(), value.getDayOfMonth());
    }

    static String repr(LocalDateTime value) {
        return "datetime.datetime(" + fields(value) + ")";
    }

    static String repr(OffsetDateTime value) {
        int seconds = value.getOffset().getTotalSeconds();
        String zone = seconds == 0
                ? "datetime.timezone.utc"
                : "datetime.timezone(%s)".formatted(repr(Duration.ofSeconds(seconds)));
        return "datetime.datetime(%s, tzinfo=%s)".formatted(fields(value.toLocalDateTime()), zone);
    }

    private static String fields(LocalDateTime value) {
        int micros = value.getNano() / 1000;
        String text = "%d, %d, %d, %d, %d"
                .formatted(
                        value.getYear(),
                        value.getMonthValue(),
                        value.getDayOfMonth(),
                        value.getHour(),
                        value.getMinute());
        if (value.getSecond() != 0 || micros != 0) {
            text += ", " + value.getSecond();
        }
        return micros == 0 ? text : text + ", " + micros;
    }
}
