package dev.pintail.template.date;

import dev.pintail.template.python.PythonError.ValueError;
import dev.pintail.template.python.Whitespace;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A {@code strptime} format as a regular expression with one group for each directive. */
final class StrptimePattern {
    private static final String BLANKS =
            "[\\s\\x1c-\\x1f\\x{85}\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+";
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNIX_LINES;

    /** Far beyond any real format; matching takes a stack frame for each character. */
    private static final int MAX_LENGTH = 500;

    private final Pattern pattern;
    private final String directives;
    private final String problem;

    private StrptimePattern(Pattern pattern, String directives, String problem) {
        this.pattern = pattern;
        this.directives = directives;
        this.problem = problem;
    }

    static StrptimePattern of(String format) {
        if (format.length() > MAX_LENGTH) {
            return new StrptimePattern(null, "", "a format of %d characters is too long".formatted(format.length()));
        }
        StringBuilder regex = new StringBuilder();
        StringBuilder directives = new StringBuilder();
        try {
            append(format, regex, directives);
            return new StrptimePattern(Pattern.compile(regex.toString(), FLAGS), directives.toString(), null);
        } catch (ValueError e) {
            return new StrptimePattern(null, "", e.getMessage());
        }
    }

    /** @throws ValueError if the format has an unknown or repeated directive */
    Matcher matcher(String text) {
        if (problem != null) {
            throw new ValueError(problem);
        }
        return pattern.matcher(text);
    }

    /** The letter of the directive that a group stands for. */
    char directive(int group) {
        return directives.charAt(group - 1);
    }

    private static void append(String format, StringBuilder regex, StringBuilder directives) {
        for (int i = 0; i < format.length(); ) {
            int c = format.codePointAt(i);
            i += Character.charCount(c);
            if (Whitespace.is(c)) {
                while (i < format.length() && Whitespace.is(format.charAt(i))) {
                    i++;
                }
                regex.append(BLANKS);
            } else if (c != '%') {
                regex.append("\\x{").append(Integer.toHexString(c)).append('}');
            } else if (i == format.length()) {
                throw new ValueError("stray %% in format '%s'".formatted(format));
            } else {
                directive(format.charAt(i++), format, regex, directives);
            }
        }
    }

    private static void directive(char letter, String format, StringBuilder regex, StringBuilder directives) {
        switch (letter) {
            case '%' -> regex.append('%');
            case 'c' -> append("%a %b %d %H:%M:%S %Y", regex, directives);
            case 'x' -> append("%m/%d/%y", regex, directives);
            case 'X' -> append("%H:%M:%S", regex, directives);
            default -> {
                if (directives.indexOf(String.valueOf(letter)) >= 0) {
                    throw new ValueError("'%s' occurs twice in format '%s'".formatted(letter, format));
                }
                regex.append('(').append(expression(letter, format)).append(')');
                directives.append(letter);
            }
        }
    }

    /** The order of the alternatives matters: the first that fits is taken, unless what follows fails. */
    private static String expression(char letter, String format) {
        return switch (letter) {
            case 'd' -> "3[01]|[12]\\p{Nd}|0[1-9]|[1-9]| [1-9]";
            case 'f' -> "[0-9]{1,6}";
            case 'H' -> "2[0-3]|[01]\\p{Nd}|\\p{Nd}";
            case 'I' -> "1[0-2]|0[1-9]|[1-9]";
            case 'G', 'Y' -> "\\p{Nd}{4}";
            case 'j' -> "36[0-6]|3[0-5]\\p{Nd}|[12]\\p{Nd}\\p{Nd}|0[1-9]\\p{Nd}|00[1-9]|[1-9]\\p{Nd}|0[1-9]|[1-9]";
            case 'm' -> "1[0-2]|0[1-9]|[1-9]";
            case 'M' -> "[0-5]\\p{Nd}|\\p{Nd}";
            case 'S' -> "6[01]|[0-5]\\p{Nd}|\\p{Nd}";
            case 'U', 'W' -> "5[0-3]|[0-4]\\p{Nd}|\\p{Nd}";
            case 'V' -> "5[0-3]|0[1-9]|[1-4]\\p{Nd}|\\p{Nd}";
            case 'w' -> "[0-6]";
            case 'u' -> "[1-7]";
            case 'y' -> "\\p{Nd}{2}";
            case 'z' -> "[+-]\\p{Nd}{2}:?[0-5]\\p{Nd}(?::?[0-5]\\p{Nd}(?:\\.\\p{Nd}{1,6})?)?|(?-iu:Z)";
            case 'A' -> oneOf(DateNames.WEEKDAYS, 99);
            case 'a' -> oneOf(DateNames.WEEKDAYS, 3);
            case 'B' -> oneOf(DateNames.MONTHS, 99);
            case 'b' -> oneOf(DateNames.MONTHS, 3);
            case 'p' -> "am|pm";
            case 'Z' -> "utc|gmt";
            default ->
                throw new ValueError("'%s' is a bad directive in format '%s'"
                        .formatted(Whitespace.is(letter) ? '%' : letter, format));
        };
    }

    private static String oneOf(List<String> names, int length) {
        return names.stream()
                .map(name -> name.substring(0, Math.min(length, name.length())).toLowerCase(Locale.ROOT))
                .sorted(Comparator.comparingInt(String::length).reversed())
                .collect(Collectors.joining("|"));
    }
}
