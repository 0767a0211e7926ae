package dev.pintail.template.python;

/** The backslash sequences of Python's regular expressions, in Java's words. */
final class RegexEscapes {
    private static final String BLANKS =
            "\\t-\\r\\x1c-\\x20\\x{85}\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

    private final String source;
    private boolean asciiOnly;

    RegexEscapes(String source) {
        this.source = source;
    }

    /** The flag {@code a}: whether the classes mean ASCII only. */
    void asciiOnly(boolean only) {
        asciiOnly = only;
    }

    boolean isAsciiOnly() {
        return asciiOnly;
    }

    /** Whether the escape at the index matches a position and no character. */
    static boolean isPosition(String source, int start) {
        return start + 1 < source.length() && "AZbB".indexOf(source.charAt(start + 1)) >= 0;
    }

    /** Translates the escape at the index and returns the index behind it. */
    int outsideSet(int start, int groups, StringBuilder out) {
        char c = charAfter(start);
        switch (c) {
            case 'A' -> out.append("\\A");
            case 'Z' -> out.append("\\z");
            case 'b' -> out.append("(?:(?<=[%1$s])(?![%1$s])|(?<![%1$s])(?=[%1$s]))".formatted(members('w')));
            // In an empty text there is neither a boundary nor none.
            case 'B' -> out.append("(?!\\A\\z)(?:(?<=[%1$s])(?=[%1$s])|(?<![%1$s])(?![%1$s]))".formatted(members('w')));
            case 'd', 'w', 's' -> out.append('[').append(members(c)).append(']');
            case 'D', 'W', 'S' ->
                out.append("[^").append(members(Character.toLowerCase(c))).append(']');
            case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
                return numbered(start, groups, out);
            }
            default -> {
                return character(start, out);
            }
        }
        return start + 2;
    }

    /** The members of a class, to stand in a set. */
    String members(char name) {
        return switch (name) {
            case 'd' -> asciiOnly ? "0-9" : "\\p{Nd}";
            case 'w' -> asciiOnly ? "a-zA-Z0-9_" : "\\p{L}\\p{N}_";
            default -> asciiOnly ? "\\t-\\r\\x20" : BLANKS;
        };
    }

    /** Java would read {@code \11} as group 1 and a 1 where there is no group 11; Python as group 11. */
    static void backReference(int group, StringBuilder out) {
        out.append("(?:\\").append(group).append(')');
    }

    private int numbered(int start, int groups, StringBuilder out) {
        int end = start + 2;
        if (end < source.length() && isOctal(end - 1) && isOctal(end) && isOctal(end + 1)) {
            return octal(start + 1, end + 2, out);
        }
        if (end < source.length() && Character.digit(source.charAt(end), 10) >= 0) {
            end++;
        }
        int group = Integer.parseInt(source, start + 1, end, 10);
        if (group > groups) {
            throw error("invalid group reference " + group, start);
        }
        backReference(group, out);
        return end;
    }

    private boolean isOctal(int index) {
        return index < source.length() && source.charAt(index) >= '0' && source.charAt(index) <= '7';
    }

    private int octal(int start, int end, StringBuilder out) {
        int value = Integer.parseInt(source, start, end, 8);
        if (value > 0xff) {
            throw error("octal escape value outside of range 0-0o377", start);
        }
        codePoint(value, out);
        return end;
    }

    /** An escape that stands for one character, in a set or outside; returns the index behind it. */
    int character(int start, StringBuilder out) {
        char c = charAfter(start);
        switch (c) {
            case 'a' -> codePoint(7, out);
            case 'f' -> codePoint('\f', out);
            case 'n' -> codePoint('\n', out);
            case 'r' -> codePoint('\r', out);
            case 't' -> codePoint('\t', out);
            case 'v' -> codePoint(0x0b, out);
            case 'x' -> {
                return hex(start, 2, out);
            }
            case 'u' -> {
                return hex(start, 4, out);
            }
            case 'U' -> {
                return hex(start, 8, out);
            }
            case '0' -> {
                int end = start + 2;
                while (end < start + 4 && isOctal(end)) {
                    end++;
                }
                return octal(start + 1, end, out);
            }
            default -> {
                if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
                    throw error("bad escape \\" + c, start);
                }
                int codePoint = source.codePointAt(start + 1);
                codePoint(codePoint, out);
                return start + 1 + Character.charCount(codePoint);
            }
        }
        return start + 2;
    }

    static void codePoint(int codePoint, StringBuilder out) {
        out.append("\\x{").append(Integer.toHexString(codePoint)).append('}');
    }

    private int hex(int start, int digits, StringBuilder out) {
        int end = start + 2 + digits;
        try {
            int value = Integer.parseInt(source, start + 2, end, 16);
            if (source.charAt(start + 2) == '-'
                    || source.charAt(start + 2) == '+'
                    || !Character.isValidCodePoint(value)) {
                throw error("bad escape", start);
            }
            codePoint(value, out);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw error("incomplete escape", start);
        }
        return end;
    }

    private char charAfter(int start) {
        if (start + 1 >= source.length()) {
            throw error("bad escape (end of pattern)", start);
        }
        return source.charAt(start + 1);
    }

    private static PythonError error(String problem, int position) {
        return new PythonError.ValueError("%s at position %d".formatted(problem, position));
    }
}
