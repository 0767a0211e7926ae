package dev.pintail.template.python;

import java.util.Locale;
import java.util.Set;

/** A string in Python source: prefix, single or triple quotes, escapes. Formatted strings are no literals. */
final class StringLiteral {
    private static final Set<String> PREFIXES = Set.of("", "u", "r", "b", "br", "rb");

    private StringLiteral() {}

    static boolean startsAt(String text, int start) {
        int quote = quoteIndex(text, start);
        return quote < text.length()
                && (text.charAt(quote) == '\'' || text.charAt(quote) == '"')
                && PREFIXES.contains(prefix(text, start, quote));
    }

    static boolean isBytes(String text, int start) {
        return prefix(text, start, quoteIndex(text, start)).indexOf('b') >= 0;
    }

    /**
     * Appends the content of the string that starts at the index and returns the index behind it.
     *
     * @throws NotALiteral if it does not end, or an escape in it is broken
     */
    static int read(String text, int start, StringBuilder out) {
        int quote = quoteIndex(text, start);
        String prefix = prefix(text, start, quote);
        String mark = text.substring(quote, quote + 1);
        if (text.startsWith(mark.repeat(3), quote)) {
            mark = mark.repeat(3);
        }
        boolean bytes = prefix.indexOf('b') >= 0;
        boolean raw = prefix.indexOf('r') >= 0;
        int i = quote + mark.length();
        while (!text.startsWith(mark, i)) {
            if (i >= text.length()) {
                throw new NotALiteral();
            }
            char c = text.charAt(i);
            if ((c == '\n' && mark.length() == 1) || (bytes && c > 0x7f)) {
                throw new NotALiteral();
            }
            if (c != '\\') {
                out.append(c);
                i++;
            } else if (i + 1 >= text.length()) {
                throw new NotALiteral();
            } else if (raw) {
                requireAscii(text.charAt(i + 1), bytes);
                out.append(c).append(text.charAt(i + 1));
                i += 2;
            } else {
                i = escape(text, i + 1, bytes, out);
            }
        }
        return i + mark.length();
    }

    /** Reads what follows a backslash and returns the index behind it. */
    private static int escape(String text, int start, boolean bytes, StringBuilder out) {
        char c = text.charAt(start);
        switch (c) {
            case '\n' -> {}
            case '\\', '\'', '"' -> out.append(c);
            case 'a' -> out.append('\u0007');
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case 'v' -> out.append('\u000b');
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                return octal(text, start, bytes, out);
            }
            case 'x' -> {
                return hex(text, start + 1, 2, out);
            }
            case 'u', 'U' -> {
                if (!bytes) {
                    return hex(text, start + 1, c == 'u' ? 4 : 8, out);
                }
                out.append('\\').append(c);
            }
            case 'N' -> {
                // Characters by name (\N{BULLET}) need the whole table of names; a text with one stays as it is.
                if (!bytes) {
                    throw new NotALiteral();
                }
                out.append("\\N");
            }
            default -> {
                requireAscii(c, bytes);
                out.append('\\').append(c);
            }
        }
        return start + 1;
    }

    private static int octal(String text, int start, boolean bytes, StringBuilder out) {
        int end = start;
        int value = 0;
        while (end < text.length() && end < start + 3 && text.charAt(end) >= '0' && text.charAt(end) <= '7') {
            value = 8 * value + (text.charAt(end) - '0');
            end++;
        }
        out.append((char) (bytes ? value & 0xff : value));
        return end;
    }

    private static int hex(String text, int start, int digits, StringBuilder out) {
        if (start + digits > text.length()) {
            throw new NotALiteral();
        }
        long value = 0;
        for (int i = start; i < start + digits; i++) {
            int digit = text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                throw new NotALiteral();
            }
            value = 16 * value + digit;
        }
        if (value > Character.MAX_CODE_POINT) {
            throw new NotALiteral();
        }
        out.appendCodePoint((int) value);
        return start + digits;
    }

    private static void requireAscii(char c, boolean bytes) {
        if (bytes && c > 0x7f) {
            throw new NotALiteral();
        }
    }

    private static int quoteIndex(String text, int start) {
        int i = start;
        while (i < text.length() && i < start + 3 && Character.isLetter(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static String prefix(String text, int start, int quote) {
        return text.substring(start, quote).toLowerCase(Locale.ROOT);
    }
}
