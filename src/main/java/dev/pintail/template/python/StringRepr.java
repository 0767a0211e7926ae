package dev.pintail.template.python;

/** The quoting of texts and bytes in {@code repr}. */
final class StringRepr {
    private static final String HEX = "0123456789abcdef";

    private StringRepr() {}

    static void append(String text, StringBuilder out) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        out.append(quote);
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == quote || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c >= ' ' && c < 0x7f) {
                out.append((char) c);
            } else {
                escape(c, out);
            }
        }
        out.append(quote);
    }

    static void append(PyBytes bytes, StringBuilder out) {
        boolean single = false;
        boolean twice = false;
        for (int i = 0; i < bytes.size(); i++) {
            single |= bytes.get(i) == '\'';
            twice |= bytes.get(i) == '"';
        }
        char quote = single && !twice ? '"' : '\'';
        out.append('b').append(quote);
        for (int i = 0; i < bytes.size(); i++) {
            int c = bytes.get(i);
            if (c == quote || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c >= ' ' && c < 0x7f) {
                out.append((char) c);
            } else if (!shortEscape(c, out)) {
                hex('x', c, 2, out);
            }
        }
        out.append(quote);
    }

    private static void escape(int c, StringBuilder out) {
        if (shortEscape(c, out)) {
            return;
        }
        if (isPrintable(c)) {
            out.appendCodePoint(c);
        } else if (c <= 0xff) {
            hex('x', c, 2, out);
        } else if (c <= 0xffff) {
            hex('u', c, 4, out);
        } else {
            hex('U', c, 8, out);
        }
    }

    private static boolean shortEscape(int c, StringBuilder out) {
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void hex(char kind, int value, int digits, StringBuilder out) {
        out.append('\\').append(kind);
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            out.append(HEX.charAt(value >> shift & 15));
        }
    }

    /** {@code str.isprintable} of one character. */
    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }
}
