package dev.pintail.manifest.yaml;

/**
 * A place in a text of plain YAML, and what is needed to go on from there. Not thread-safe.
 *
 * <p>The text ends with a {@code \0} that is not part of it.
 */
final class YamlCursor {
    /** Thrown by whoever reads plain YAML and finds something else. Has no stack, for it tells nobody anything. */
    static final class Unusual extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unusual() {
            super("more than plain YAML", null, false, false);
        }
    }

    static final char END = '\0';

    private final char[] text;
    private int at;
    private int line = 1;
    private int lineStart;

    /** @throws Unusual if there are characters that plain YAML does not have, tabs among them */
    YamlCursor(String text) {
        this.text = new char[text.length() + 1];
        text.getChars(0, text.length(), this.text, 0);
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(this.text[i])) {
                throw new Unusual();
            }
        }
    }

    private static boolean isPlain(char c) {
        if (c < 0x7f) {
            return c >= ' ' || c == '\n';
        }
        boolean lineEnd = c == 0x2028 || c == 0x2029;
        return c >= 0xa0 && c < Character.MIN_SURROGATE && !lineEnd;
    }

    char peek() {
        return text[at];
    }

    /** The character after the next. */
    char second() {
        return text[at] == END ? END : text[at + 1];
    }

    int at() {
        return at;
    }

    int line() {
        return line;
    }

    int column() {
        return at - lineStart;
    }

    /** Goes one on; not over the end of a line. */
    void skip() {
        at++;
    }

    void to(int place) {
        at = place;
    }

    char charAt(int place) {
        return text[place];
    }

    String between(int start, int end) {
        return new String(text, start, end - start);
    }

    void append(StringBuilder out, int start, int end) {
        out.append(text, start, end - start);
    }

    void toLineStart() {
        at = lineStart;
    }

    void newLine() {
        at++;
        line++;
        lineStart = at;
    }

    void spaces() {
        while (text[at] == ' ') {
            at++;
        }
    }

    boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == END;
    }

    /** Goes to the next character that says something: over spaces, the ends of lines and comments. */
    void toNext() {
        while (true) {
            int start = at;
            spaces();
            char c = text[at];
            if (c == '#') {
                if (at == start && at > lineStart) {
                    throw new Unusual();
                }
                while (text[at] != '\n' && text[at] != END) {
                    at++;
                }
            }
            if (text[at] != '\n') {
                requireNoMarker();
                return;
            }
            newLine();
        }
    }

    /** After a value nothing but a comment may stand on a line. */
    void requireLineEnd() {
        int start = at;
        spaces();
        char c = text[at];
        if (c != '\n' && c != END && !(c == '#' && at > start)) {
            throw new Unusual();
        }
        at = start;
    }

    /**
     * In the middle of a text of several lines: from the end of a line to its first character on a later one.
     *
     * @return how many ends of lines were passed
     */
    int toContinuation() {
        int breaks = 0;
        while (text[at] == '\n') {
            newLine();
            breaks++;
            spaces();
        }
        requireNoMarker();
        return breaks;
    }

    /** Lines that start with these may be the ends of documents, or directives. */
    private void requireNoMarker() {
        if (at == lineStart && (text[at] == '%' || text[at] == '.' || (text[at] == '-' && text[at + 1] == '-'))) {
            throw new Unusual();
        }
    }
}
