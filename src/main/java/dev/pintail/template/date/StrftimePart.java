package dev.pintail.template.date;

import static java.time.temporal.IsoFields.WEEK_BASED_YEAR;
import static java.time.temporal.IsoFields.WEEK_OF_WEEK_BASED_YEAR;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/** A piece of a {@link Strftime} format. */
sealed interface StrftimePart {
    record Literal(String text) implements StrftimePart {}

    /**
     * A percent sign and what belongs to it, as glibc reads it: flags, a width, a modifier, a letter.
     *
     * @param pad {@code 0}, {@code _} (blanks), {@code -} (none), or {@code \0} for the letter's own way
     * @param upper whether the flag {@code ^} asks for capitals
     * @param swap whether the flag {@code #} asks for the other letter case
     * @param width the least width, 0 for the letter's own
     * @param letter the conversion, {@link #UNKNOWN}, or {@link #NOTHING}
     * @param text the whole directive, which an unknown one prints
     */
    record Directive(char pad, boolean upper, boolean swap, int width, char letter, String text)
            implements StrftimePart {
        private static final String LETTERS = "aAbBcCdDeFgGhHIjklmMnpPrRsStTuUVwWxXyYzZ%";
        private static final String NOT_WITH_E = "aAbBdDeFgGhHIjklmMSUVwW";
        private static final String NOT_WITH_O = "aAcDFxXY";
        private static final char UNKNOWN = '?';
        private static final char NOTHING = ' ';
        private static final int MAX_WIDTH = 1000;

        static Directive at(String format, int start) {
            if (format.startsWith("f", start + 1)
                    || format.startsWith("z", start + 1)
                    || format.startsWith("Z", start + 1)) {
                return new Directive(
                        '\0', false, false, 0, format.charAt(start + 1), format.substring(start, start + 2));
            }
            int i = start + 1;
            char pad = '\0';
            boolean upper = false;
            boolean swap = false;
            while (i < format.length() && "_-0^#".indexOf(format.charAt(i)) >= 0) {
                char flag = format.charAt(i++);
                upper |= flag == '^';
                swap |= flag == '#';
                pad = flag == '^' || flag == '#' ? pad : flag;
            }
            int width = 0;
            while (i < format.length() && format.charAt(i) >= '0' && format.charAt(i) <= '9') {
                width = Math.min(MAX_WIDTH, 10 * width + (format.charAt(i++) - '0'));
            }
            String notWithModifier = "";
            if (format.startsWith("E", i) || format.startsWith("O", i)) {
                notWithModifier = format.charAt(i++) == 'E' ? NOT_WITH_E : NOT_WITH_O;
            }
            char letter = i < format.length() ? format.charAt(i++) : UNKNOWN;
            if (LETTERS.indexOf(letter) < 0 || notWithModifier.indexOf(letter) >= 0) {
                letter = UNKNOWN;
            } else if (letter == 'z' || letter == 'Z') {
                // With a flag they are no longer Python's, and the C library has been told of no time zone.
                width = letter == 'z' ? 0 : width;
                letter = NOTHING;
            }
            return new Directive(pad, upper, swap, width, letter, format.substring(start, i));
        }

        int length() {
            return text.length();
        }

        void append(LocalDateTime value, ZoneOffset offset, StringBuilder out) {
            switch (letter) {
                case 'Y' -> number(value.getYear(), 1, '0', out);
                case 'm' -> number(value.getMonthValue(), 2, '0', out);
                case 'd' -> number(value.getDayOfMonth(), 2, '0', out);
                case 'H' -> number(value.getHour(), 2, '0', out);
                case 'M' -> number(value.getMinute(), 2, '0', out);
                case 'S' -> number(value.getSecond(), 2, '0', out);
                case 'f' -> number(value.getNano() / 1000, 6, '0', out);
                case 'z' -> text(Strftime.offset(offset), out);
                case 'Z' -> text(Strftime.zoneName(offset), out);
                case 'y' -> number(value.getYear() % 100, 2, '0', out);
                case 'C' -> number(value.getYear() / 100, 1, '0', out);
                case 'e' -> number(value.getDayOfMonth(), 2, '_', out);
                case 'k' -> number(value.getHour(), 2, '_', out);
                case 'I' -> number(hourOfHalfDay(value), 2, '0', out);
                case 'l' -> number(hourOfHalfDay(value), 2, '_', out);
                case 'j' -> number(value.getDayOfYear(), 3, '0', out);
                case 's' -> padded(Long.toString(value.toEpochSecond(ZoneOffset.UTC)), out);
                case 'u' -> number(value.getDayOfWeek().getValue(), 1, '0', out);
                case 'w' -> number(value.getDayOfWeek().getValue() % 7, 1, '0', out);
                case 'U' -> number(weekOfYear(value, value.getDayOfWeek().getValue() % 7), 2, '0', out);
                case 'W' -> number(weekOfYear(value, value.getDayOfWeek().getValue() - 1), 2, '0', out);
                case 'V' -> number(value.get(WEEK_OF_WEEK_BASED_YEAR), 2, '0', out);
                case 'G' -> number(value.get(WEEK_BASED_YEAR), 1, '0', out);
                case 'g' -> number(Math.floorMod(value.get(WEEK_BASED_YEAR), 100), 2, '0', out);
                case 'a' -> name(DateNames.weekday(value.getDayOfWeek()).substring(0, 3), out);
                case 'A' -> name(DateNames.weekday(value.getDayOfWeek()), out);
                case 'b', 'h' -> name(DateNames.month(value.getMonth()).substring(0, 3), out);
                case 'B' -> name(DateNames.month(value.getMonth()), out);
                case 'p' -> halfDay(value, out);
                case 'P' -> padded(value.getHour() < 12 ? "am" : "pm", out);
                case 'n' -> text("\n", out);
                case 't' -> text("\t", out);
                case '%' -> text("%", out);
                case UNKNOWN -> text(text, out);
                case NOTHING -> padded("", out);
                default -> text(Strftime.of(composite()).format(value), out);
            }
        }

        private String composite() {
            return switch (letter) {
                case 'c' -> "%a %b %e %H:%M:%S %Y";
                case 'D', 'x' -> "%m/%d/%y";
                case 'F' -> "%Y-%m-%d";
                case 'r' -> "%I:%M:%S %p";
                case 'R' -> "%H:%M";
                case 'T', 'X' -> "%H:%M:%S";
                default -> throw new IllegalStateException("no directive: " + letter);
            };
        }

        private static int hourOfHalfDay(LocalDateTime value) {
            return value.getHour() % 12 == 0 ? 12 : value.getHour() % 12;
        }

        private static int weekOfYear(LocalDateTime value, int daysSinceWeekStart) {
            return (value.getDayOfYear() + 6 - daysSinceWeekStart) / 7;
        }

        private void halfDay(LocalDateTime value, StringBuilder out) {
            if (swap) {
                padded(value.getHour() < 12 ? "am" : "pm", out);
            } else {
                text(value.getHour() < 12 ? "AM" : "PM", out);
            }
        }

        /** A name's other letter case is capitals. */
        private void name(String name, StringBuilder out) {
            text(swap ? name.toUpperCase(Locale.ROOT) : name, out);
        }

        private void text(String text, StringBuilder out) {
            padded(upper ? text.toUpperCase(Locale.ROOT) : text, out);
        }

        /** The width is filled with blanks, even where the flag says no padding: that is about a number's own digits. */
        private void padded(String text, StringBuilder out) {
            out.repeat(pad == '0' ? '0' : ' ', Math.max(0, width - text.length()));
            out.append(text);
        }

        private void number(long number, int digits, char ownPad, StringBuilder out) {
            if (pad == '\0' && width == 0 && digits == 2 && ownPad == '0' && number < 100) { // nearly all of them
                out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
                return;
            }
            String text = Long.toString(number);
            if (pad == '-') {
                padded(text, out);
            } else {
                char fill = (pad == '\0' ? ownPad : pad) == '0' ? '0' : ' ';
                out.repeat(fill, Math.max(0, Math.max(digits, width) - text.length()));
                out.append(text);
            }
        }
    }
}
