package dev.pintail.template.python;

/**
 * The lexical half of {@link LiteralParser}: blanks, comments, line ends and brackets as Python's tokenizer sees them.
 *
 * <p>Outside brackets a line end closes the expression; inside it is a blank.
 */
final class LiteralScanner {
    /** The tokenizer allows no deeper nesting of brackets; it also keeps our recursion shallow. */
    private static final int MAX_NESTING = 200;

    private static final char END = '\0';

    private final String text;
    private int position;
    private int nesting;

    LiteralScanner(String source) {
        int start = 0;
        while (start < source.length() && (source.charAt(start) == ' ' || source.charAt(start) == '\t')) {
            start++;
        }
        String stripped = source.substring(start);
        this.text = stripped.indexOf('\r') < 0
                ? stripped
                : stripped.replace("\r\n", "\n").replace('\r', '\n');
        if (text.indexOf(END) >= 0) {
            throw new NotALiteral();
        }
    }

    /** Skips empty lines and comments; the first line with something in it must not be indented. */
    void enterFirstLine() {
        boolean indented = skipIndentation();
        while (position < text.length() && text.charAt(position) == '\n') {
            position++;
            indented = skipIndentation();
        }
        if (position == text.length() || indented) {
            throw new NotALiteral();
        }
    }

    /** @throws NotALiteral if anything but empty lines and comments follows; blanks that end the text count as an indented line */
    void requireEnd() {
        skipBlanks();
        boolean indented = false;
        while (position < text.length() && text.charAt(position) == '\n') {
            position++;
            indented = skipIndentation();
        }
        if (position < text.length() || indented) {
            throw new NotALiteral();
        }
    }

    /** Skips the blanks at the beginning of a line, and a comment that is all there is; whether the line is indented. */
    private boolean skipIndentation() {
        boolean indented = false;
        while (position < text.length() && (isBlank(text.charAt(position)) || atContinuation())) {
            // A form feed begins the line anew.
            indented = text.charAt(position) == '\\' ? indented : text.charAt(position) != '\f';
            position += text.charAt(position) == '\\' ? 2 : 1;
        }
        boolean comment = position < text.length() && text.charAt(position) == '#';
        skipComment();
        return indented && !comment && !(position < text.length() && text.charAt(position) == '\n');
    }

    private boolean atContinuation() {
        return text.startsWith("\\\n", position) && position + 2 < text.length();
    }

    /** The next character that means something, or {@code \0} at the end of the text or the line. */
    char peek() {
        skipBlanks();
        if (position == text.length() || text.charAt(position) == '\n') {
            return END;
        }
        return text.charAt(position);
    }

    boolean at(char c) {
        return peek() == c;
    }

    char next() {
        char c = peek();
        position++;
        return c;
    }

    boolean skipIf(char c) {
        if (peek() != c) {
            return false;
        }
        position++;
        return true;
    }

    boolean skipIf(String token) {
        peek();
        if (!text.startsWith(token, position)) {
            return false;
        }
        position += token.length();
        return true;
    }

    void require(char c) {
        if (!skipIf(c)) {
            throw new NotALiteral();
        }
    }

    void open(char bracket) {
        require(bracket);
        if (++nesting > MAX_NESTING) {
            throw new NotALiteral();
        }
    }

    void close(char bracket) {
        // Blanks in front of the bracket may include line ends, those behind it only if another bracket is open.
        require(bracket);
        nesting--;
    }

    String word() {
        int start = position;
        while (position < text.length() && Character.isUnicodeIdentifierPart(text.charAt(position))) {
            position++;
        }
        return text.substring(start, position);
    }

    Object number() {
        NumberLiteral literal = NumberLiteral.at(text, peek() == END ? text.length() : position);
        position = literal.end();
        return literal.value();
    }

    /** Whether a string with a prefix such as {@code r} or {@code b} begins here. */
    boolean atStringPrefix() {
        return StringLiteral.startsAt(text, position);
    }

    /** One string, or several in a row, which are one. */
    Object strings() {
        StringBuilder joined = new StringBuilder();
        boolean bytes = StringLiteral.isBytes(text, position);
        do {
            if (StringLiteral.isBytes(text, position) != bytes) {
                throw new NotALiteral();
            }
            position = StringLiteral.read(text, position, joined);
        } while (peek() != END && StringLiteral.startsAt(text, position));
        if (!bytes) {
            return joined.toString();
        }
        byte[] values = new byte[joined.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) joined.charAt(i);
        }
        return PyBytes.of(values);
    }

    private void skipBlanks() {
        while (position < text.length()) {
            char c = text.charAt(position);
            if (isBlank(c) || (c == '\n' && nesting > 0)) {
                position++;
            } else if (atContinuation()) {
                position += 2;
            } else if (c == '#') {
                skipComment();
            } else {
                return;
            }
        }
    }

    private void skipComment() {
        if (position < text.length() && text.charAt(position) == '#') {
            int lineEnd = text.indexOf('\n', position);
            position = lineEnd < 0 ? text.length() : lineEnd;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\f';
    }
}
