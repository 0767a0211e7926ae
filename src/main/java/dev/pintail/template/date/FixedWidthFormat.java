package dev.pintail.template.date;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The quick way to read a date: a format of common directives, in a text where each has its full width.
 *
 * <p>It either reads exactly what {@link StrptimePattern} would read, or gives up.
 */
final class FixedWidthFormat {
    private static final String DIRECTIVES = "YmdHMSfz";

    private final List<Part> parts;

    /** What stands between the digits of a text in this format, up to the offset; null if that cannot be said. */
    private final String marks;

    private final boolean endsWithOffset;

    private FixedWidthFormat(List<Part> parts) {
        this.parts = List.copyOf(parts);
        List<Part> beforeOffset =
                parts.stream().takeWhile(part -> part.directive() != 'z').toList();
        endsWithOffset = beforeOffset.size() < parts.size();
        String literals = beforeOffset.stream().map(Part::literal).collect(Collectors.joining());
        marks = parts.isEmpty() || literals.chars().anyMatch(c -> c == ' ' || isDigit((char) c)) ? null : literals;
    }

    /**
     * @param directive the letter, or {@code \0} for a literal
     */
    private record Part(char directive, String literal) {}

    /** A format with anything unusual in it has no parts, and reads nothing. */
    static FixedWidthFormat of(String format) {
        List<Part> parts = new ArrayList<>();
        String seen = "";
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%') {
                boolean secondBlank = c == ' ' && format.startsWith(" ", i + 1);
                if ((c < ' ' || c > '~') || secondBlank) {
                    return new FixedWidthFormat(List.of());
                }
                parts.add(new Part('\0', String.valueOf(c)));
                continue;
            }
            char directive = i + 1 < format.length() ? format.charAt(++i) : '\0';
            if (DIRECTIVES.indexOf(directive) < 0 || seen.indexOf(directive) >= 0) {
                return new FixedWidthFormat(List.of());
            }
            seen += directive;
            parts.add(new Part(directive, ""));
        }
        return new FixedWidthFormat(parts);
    }

    Optional<OffsetDateTime> parse(String text) {
        return parts.isEmpty() ? Optional.empty() : new Reading(text).read(parts);
    }

    /**
     * Whether {@link StrptimePattern} could not read a text either: up to the offset, fields are digits, and other characters are those of
     * the format. False where it takes more to say so.
     */
    boolean refuses(String text) {
        if (marks == null) {
            return false;
        }
        int mark = 0;
        boolean refused = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c > '~') {
                return false; // a blank may be part of a day, and there are other digits
            }
            if (!isDigit(c)) {
                boolean inOffset = endsWithOffset && mark == marks.length();
                refused |= !inOffset && (mark == marks.length() || !sameLetter(c, marks.charAt(mark)));
                mark += inOffset || refused ? 0 : 1;
            }
        }
        return refused || mark < marks.length();
    }

    private static boolean sameLetter(char one, char other) {
        return Character.toLowerCase(one) == Character.toLowerCase(other);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** One text being read. */
    private static final class Reading {
        private final String text;
        private int position;
        private boolean failed;
        private int year = 1900;
        private int month = 1;
        private int day = 1;
        private int hour;
        private int minute;
        private int second;
        private int nanos;
        private ZoneOffset offset = ZoneOffset.UTC;

        Reading(String text) {
            this.text = text;
        }

        Optional<OffsetDateTime> read(List<Part> parts) {
            for (Part part : parts) {
                switch (part.directive()) {
                    case 'Y' -> year = digits(4, 1, 9999);
                    case 'm' -> month = digits(2, 1, 12);
                    case 'd' -> day = digits(2, 1, 31);
                    case 'H' -> hour = digits(2, 0, 23);
                    case 'M' -> minute = digits(2, 0, 59);
                    case 'S' -> second = digits(2, 0, 59);
                    case 'f' -> nanos = fraction();
                    case 'z' -> offset = offset();
                    default -> literal(part.literal());
                }
                if (failed) {
                    return Optional.empty();
                }
            }
            if (position < text.length() || day > LocalDate.of(year, month, 1).lengthOfMonth()) {
                return Optional.empty();
            }
            LocalTime time = LocalTime.of(hour, minute, second, nanos);
            return Optional.of(OffsetDateTime.of(LocalDateTime.of(LocalDate.of(year, month, day), time), offset));
        }

        private char peek() {
            return position < text.length() ? text.charAt(position) : '\0';
        }

        private boolean atDigit() {
            return isDigit(peek());
        }

        private void literal(String literal) {
            failed |= !text.startsWith(literal, position);
            position += literal.length();
            // More blanks in a row are one in the format.
            failed |= literal.equals(" ") && peek() <= ' ' && peek() != '\0';
        }

        private int digits(int count, int least, int most) {
            int value = 0;
            for (int i = 0; i < count; i++) {
                failed |= !atDigit();
                value = 10 * value + (peek() - '0');
                position++;
            }
            failed |= value < least || value > most;
            return value;
        }

        private int fraction() {
            int unit = 100_000_000;
            int value = 0;
            failed |= !atDigit();
            for (int i = 0; i < 6 && atDigit(); i++) {
                value += unit * (peek() - '0');
                unit /= 10;
                position++;
            }
            return value;
        }

        private ZoneOffset offset() {
            char sign = peek();
            position++;
            if (sign == 'Z') {
                return ZoneOffset.UTC;
            }
            failed |= sign != '+' && sign != '-';
            int hours = digits(2, 0, 17);
            position += peek() == ':' ? 1 : 0;
            int minutes = digits(2, 0, 59);
            // Seconds may follow: not the usual case.
            failed |= atDigit() || peek() == ':';
            if (failed) {
                return ZoneOffset.UTC;
            }
            int seconds = 60 * (60 * hours + minutes);
            return ZoneOffset.ofTotalSeconds(sign == '-' ? -seconds : seconds);
        }
    }
}
