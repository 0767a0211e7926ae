package dev.pintail.template.syntax;

import static java.lang.Character.digit;

/** The escapes of string literals, as Python's {@code unicode-escape} codec reads them: unknown ones stay as they are. */
final class StringEscapes {
    private final Source source;
    private final String body;
    private final int offset;
    private final StringBuilder out;
    private int position;

    private StringEscapes(Source source, String body, int offset) {
        this.source = source;
        this.body = body;
        this.offset = offset;
        this.out = new StringBuilder(body.length());
    }

    /** The text that a literal's body stands for; {@code offset} is where the literal starts. */
    static String decode(Source source, String body, int offset) {
        return body.indexOf('\\') < 0 ? body : new StringEscapes(source, body, offset).decode();
    }

    private String decode() {
        while (position < body.length()) {
            char c = body.charAt(position++);
            if (c == '\\') {
                escape();
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private void escape() {
        int c = body.codePointAt(position);
        position += Character.charCount(c);
        switch (c) {
            case '\n' -> {}
            case '\\', '\'', '"' -> out.append((char) c);
            case 'a' -> out.append('\u0007');
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case 'v' -> out.append('\u000b');
            case 'x' -> hex(2, "truncated \\xXX escape");
            case 'u' -> hex(4, "truncated \\uXXXX escape");
            case 'U' -> hex(8, "truncated \\UXXXXXXXX escape");
            // Characters by name need the whole table of names.
            case 'N' -> throw source.error("characters by name are not supported", offset);
            case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(c - '0');
            default -> unknown(c);
        }
    }

    private void hex(int digits, String problem) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit =
                    position < body.length() && body.charAt(position) < 0x80 ? digit(body.charAt(position), 16) : -1;
            if (digit < 0) {
                throw source.error(problem, offset);
            }
            value = (value << 4) | digit;
            position++;
        }
        if (!Character.isValidCodePoint(value)) {
            throw source.error("illegal Unicode character", offset);
        }
        out.appendCodePoint(value);
    }

    private void octal(int first) {
        int value = first;
        for (int i = 0; i < 2 && position < body.length(); i++) {
            char c = body.charAt(position);
            if (c < '0' || c > '7') {
                break;
            }
            value = value * 8 + (c - '0');
            position++;
        }
        out.append((char) value);
    }

    /** Jinja escapes what is not ASCII before it reads escapes, so a backslash before such a character shows its number. */
    private void unknown(int c) {
        out.append('\\');
        if (c < 0x80) {
            out.append((char) c);
        } else if (c <= 0xff) {
            out.append("x%02x".formatted(c));
        } else if (c <= 0xffff) {
            out.append("u%04x".formatted(c));
        } else {
            out.append("U%08x".formatted(c));
        }
    }
}
