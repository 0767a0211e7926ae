package dev.pintail.manifest.yaml;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and times: objects of their own, so that where a text is wanted an unquoted date is refused. */
final class YamlTimestamp {
    private static final Pattern TIMESTAMP = Pattern.compile("(\\d{4})-(\\d\\d?)-(\\d\\d?)"
            + "(?:(?:[Tt]|[ \\t]+)(\\d\\d?):(\\d\\d):(\\d\\d)(?:\\.(\\d*))?"
            + "(?:[ \\t]*(Z|([-+])(\\d\\d?)(?::(\\d\\d))?))?)?");

    private YamlTimestamp() {}

    /**
     * @throws IllegalArgumentException if the text has another form
     * @throws java.time.DateTimeException if there is no such day or time
     */
    static Object value(String text) {
        Matcher parts = TIMESTAMP.matcher(text);
        if (!parts.matches() || parts.group(1).equals("0000")) {
            throw new IllegalArgumentException(text);
        }
        LocalDate date = LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3));
        if (parts.group(4) == null) {
            return date;
        }
        LocalDateTime time = date.atTime(number(parts, 4), number(parts, 5), number(parts, 6), nanos(parts.group(7)));
        if (parts.group(8) == null) {
            return time;
        }
        return time.atOffset(parts.group(9) == null ? ZoneOffset.UTC : offset(parts));
    }

    private static ZoneOffset offset(Matcher parts) {
        int minutes = number(parts, 10) * 60 + (parts.group(11) == null ? 0 : number(parts, 11));
        return ZoneOffset.ofTotalSeconds((parts.group(9).equals("-") ? -minutes : minutes) * 60);
    }

    /** Python knows microseconds: further digits are cut off. */
    private static int nanos(String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "000000").substring(0, 6)) * 1000;
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
