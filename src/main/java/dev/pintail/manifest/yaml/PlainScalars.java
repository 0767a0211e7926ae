package dev.pintail.manifest.yaml;

import dev.pintail.manifest.yaml.YamlCursor.Unusual;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;

/** The scalars of plain YAML: unquoted, in quotes, and as blocks of lines. */
final class PlainScalars {
    private static final PyYamlResolver TYPES = new PyYamlResolver();

    /** What the texts that are not only text start with. */
    private static final String TYPED = "yYnNtTfFoO-+0123456789.~<=";

    private static final int LONGEST_WORD = 5;

    private final YamlCursor text;
    private final StringBuilder folded = new StringBuilder();

    PlainScalars(YamlCursor text) {
        this.text = text;
    }

    /** The value of an unquoted text. */
    static Object value(String plain) {
        if (plain.isEmpty()) {
            return null;
        }
        char first = plain.charAt(0);
        if (TYPED.indexOf(first) < 0 || (first > '9' && plain.length() > LONGEST_WORD)) {
            return plain;
        }
        Tag tag = TYPES.resolve(NodeId.scalar, plain, true);
        if (tag.equals(Tag.MERGE) || tag.equals(PyYamlResolver.VALUE)) {
            throw new Unusual();
        }
        try {
            return YamlScalars.value(tag, plain);
        } catch (YamlSyntaxException e) {
            throw new Unusual();
        }
    }

    /**
     * An unquoted text, from its first character on.
     *
     * @param parent the column that lines after the first have to be to the right of
     * @param flow whether it stands in brackets
     */
    String plain(int parent, boolean flow) {
        requireStart(flow);
        int start = text.at();
        int end = lineEnd(flow);
        text.to(end);
        if (!continues(parent, flow)) {
            return text.between(start, end);
        }
        folded.setLength(0);
        text.append(folded, start, end);
        do {
            fold(text.toContinuation());
            start = text.at();
            end = lineEnd(flow);
            text.append(folded, start, end);
            text.to(end);
        } while (continues(parent, flow));
        return folded.toString();
    }

    private void requireStart(boolean flow) {
        char c = text.peek();
        boolean dash = c == '-' && !text.isBlank(text.second()) && (!flow || ",[]{}".indexOf(text.second()) < 0);
        if (!dash && "-?:,[]{}#&*!|>'\"%@`\n\0".indexOf(c) >= 0) {
            throw new Unusual();
        }
    }

    /** Where the text ends on this line: before a comment, a colon with a space, and in brackets before their signs. */
    private int lineEnd(boolean flow) {
        int i = text.at();
        int end = i;
        while (true) {
            char c = text.charAt(i);
            if (c == '\n' || c == YamlCursor.END || (c == '#' && i > end)) {
                return end;
            }
            if (c == ':') {
                char next = text.charAt(i + 1);
                if (text.isBlank(next)) {
                    return end;
                }
                if (flow && ",[]{}".indexOf(next) >= 0) {
                    throw new Unusual();
                }
            } else if (flow && ",[]{}?".indexOf(c) >= 0) {
                if (c == '?') {
                    throw new Unusual();
                }
                return end;
            }
            i++;
            if (c != ' ') {
                end = i;
            }
        }
    }

    /** Whether the text goes on on a later line. The cursor is left at the end of this one, or where it was. */
    private boolean continues(int parent, boolean flow) {
        int here = text.at();
        text.spaces();
        int i = text.at();
        if (text.peek() != '\n') {
            text.to(here);
            return false;
        }
        int lineStart = i;
        while (text.charAt(i) == '\n' || text.charAt(i) == ' ') {
            if (text.charAt(i) == '\n') {
                lineStart = i + 1;
            }
            i++;
        }
        char c = text.charAt(i);
        if (c == YamlCursor.END || c == '#' || (!flow && i - lineStart <= parent)) {
            return false;
        }
        if (flow) {
            return ",[]{}".indexOf(c) < 0 && c != ':';
        }
        return true;
    }

    private void fold(int breaks) {
        if (breaks == 1) {
            folded.append(' ');
        } else {
            folded.repeat('\n', breaks - 1);
        }
    }

    /**
     * A text in quotes, from the first quote to behind the last.
     *
     * @param parent the column that lines after the first have to be to the right of
     */
    String quoted(int parent) {
        char quote = text.peek();
        text.skip();
        int start = text.at();
        int i = start;
        char c = text.charAt(i);
        while (c != quote && c != '\n' && c != '\\' && c != YamlCursor.END) {
            c = text.charAt(++i);
        }
        if (c == quote && text.charAt(i + 1) != quote) {
            text.to(i + 1);
            return text.between(start, i);
        }
        folded.setLength(0);
        while (true) {
            c = text.peek();
            if (c == quote) {
                text.skip();
                if (quote == '"' || text.peek() != quote) {
                    return folded.toString();
                }
                folded.append(quote);
                text.skip();
            } else if (c == '\n') {
                foldQuoted(parent);
            } else if (c == ' ') {
                spacesInQuotes(parent);
            } else if (c == '\\' && quote == '"') {
                text.skip();
                folded.append(escaped());
            } else if (c == YamlCursor.END) {
                throw new Unusual();
            } else {
                folded.append(c);
                text.skip();
            }
        }
    }

    /** Spaces at the end of a line are dropped. */
    private void spacesInQuotes(int parent) {
        int start = text.at();
        text.spaces();
        if (text.peek() == '\n') {
            foldQuoted(parent);
        } else {
            text.append(folded, start, text.at());
        }
    }

    private void foldQuoted(int parent) {
        fold(text.toContinuation());
        if (text.column() <= parent) {
            throw new Unusual();
        }
    }

    private char escaped() {
        char c = text.peek();
        text.skip();
        return switch (c) {
            case '"', '\\', ' ' -> c;
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'u' -> unicode();
            default -> throw new Unusual();
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(text.peek(), 16);
            if (digit < 0 || text.peek() > 'f') {
                throw new Unusual();
            }
            code = code * 16 + digit;
            text.skip();
        }
        if (Character.isSurrogate((char) code)) {
            throw new Unusual();
        }
        return (char) code;
    }

    /**
     * A text that is a block of lines, from its {@code |} or {@code >} on to the start of the line after it.
     *
     * @param parent the column that the lines have to be to the right of
     */
    String block(int parent) {
        boolean fold = text.peek() == '>';
        text.skip();
        char chomping = text.peek();
        if (chomping == '-' || chomping == '+') {
            text.skip();
        }
        text.spaces();
        if (text.peek() != '\n' || parent < 0) {
            throw new Unusual();
        }
        folded.setLength(0);
        int deepest = 0;
        int breaks = -1;
        while (text.peek() == '\n') {
            text.newLine();
            breaks++;
            text.spaces();
            deepest = text.peek() == '\n' ? Math.max(deepest, text.column()) : deepest;
        }
        int indent = text.column();
        if (text.peek() == YamlCursor.END || indent <= parent || deepest > indent) {
            throw new Unusual();
        }
        folded.repeat('\n', breaks);
        return lines(indent, fold, chomping);
    }

    private String lines(int indent, boolean fold, char chomping) {
        while (true) {
            boolean flush = text.peek() != ' ';
            int start = text.at();
            int end = start;
            while (text.charAt(end) != '\n' && text.charAt(end) != YamlCursor.END) {
                end++;
            }
            text.append(folded, start, end);
            text.to(end);
            if (text.peek() == YamlCursor.END) {
                return folded.toString();
            }
            int breaks = -1;
            while (text.peek() == '\n') {
                text.newLine();
                breaks++;
                while (text.column() < indent && text.peek() == ' ') {
                    text.skip();
                }
            }
            if (text.column() < indent || text.peek() == YamlCursor.END) {
                text.toLineStart();
                folded.repeat('\n', chomping == '-' ? 0 : chomping == '+' ? breaks + 1 : 1);
                return folded.toString();
            }
            boolean joined = fold && flush && text.peek() != ' ';
            if (joined && breaks == 0) {
                folded.append(' ');
            } else {
                folded.repeat('\n', joined ? breaks : breaks + 1);
            }
        }
    }
}
