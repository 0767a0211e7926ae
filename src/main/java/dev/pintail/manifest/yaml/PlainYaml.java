package dev.pintail.manifest.yaml;

import dev.pintail.manifest.yaml.YamlCursor.Unusual;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the YAML that manifests are written in, several times faster than a complete parser.
 *
 * <p>Plain YAML is mappings, lists and scalars, indented or in brackets: no anchors, tags, merges, complex keys, directives, tabs or
 * rare characters. What is not plain, or not YAML, is left to {@link YamlReader}, so nothing is refused and no mistake is explained
 * here. What both read is the same; {@code PlainYamlTest} compares them.
 */
final class PlainYaml {
    private static final int MAX_DEPTH = 200;
    private static final int LONGEST_KEY = 500;

    private final YamlCursor text;
    private final PlainScalars scalars;
    private final YamlLines lines;

    private PlainYaml(YamlCursor text, YamlLines lines) {
        this.text = text;
        this.lines = lines;
        this.scalars = new PlainScalars(text);
    }

    /** The document in a text; null if that is not plain. */
    static YamlDocument read(String text, YamlLines lines) {
        try {
            return new PlainYaml(new YamlCursor(text), lines).document();
        } catch (Unusual e) {
            return null;
        }
    }

    private YamlDocument document() {
        text.toNext();
        if (text.peek() == YamlCursor.END) {
            return new YamlDocument(null, lines);
        }
        Object value = block(-1, 0);
        text.toNext();
        if (text.peek() != YamlCursor.END) {
            throw new Unusual();
        }
        return new YamlDocument(value, lines);
    }

    /** A value that may be a mapping or list over several lines and starts here. */
    private Object block(int parent, int depth) {
        if (isDash()) {
            return sequence(depth + 1);
        }
        if ("{[|>".indexOf(text.peek()) >= 0) {
            return inline(parent, depth);
        }
        int line = text.line();
        int start = text.at();
        Object first = scalar(parent);
        if (isColon()) {
            requireKey(start, line);
            return mapping(start, line, first, depth + 1);
        }
        text.requireLineEnd();
        return first;
    }

    private Object scalar(int parent) {
        return isQuote() ? scalars.quoted(parent) : PlainScalars.value(scalars.plain(parent, false));
    }

    private boolean isQuote() {
        return text.peek() == '"' || text.peek() == '\'';
    }

    private boolean isDash() {
        return text.peek() == '-' && text.isBlank(text.second());
    }

    /** Whether, after spaces, a colon says that what was just read is a key. */
    private boolean isColon() {
        int here = text.at();
        text.spaces();
        boolean colon = text.peek() == ':' && text.isBlank(text.second());
        if (!colon) {
            text.to(here);
        }
        return colon;
    }

    private void requireKey(int start, int line) {
        if (text.line() != line || text.at() - start > LONGEST_KEY) {
            throw new Unusual();
        }
    }

    /** A mapping whose first key was read; its colon is next. */
    private Object mapping(int start, int firstLine, Object firstKey, int depth) {
        requireDepth(depth);
        int column = text.column() - (text.at() - start);
        YamlMapping mapping = new YamlMapping(firstLine);
        Object key = firstKey;
        int line = firstLine;
        while (true) {
            text.skip();
            mapping.put(YamlScalars.name(key), line, value(column, depth));
            text.toNext();
            if (text.peek() == YamlCursor.END || text.column() < column) {
                return mapping.finish(lines);
            }
            line = text.line();
            int keyStart = text.at();
            if (text.column() > column || isDash()) {
                throw new Unusual();
            }
            key = scalar(column);
            if (!isColon()) {
                throw new Unusual();
            }
            requireKey(keyStart, line);
        }
    }

    /** What follows the colon of a key in this column. */
    private Object value(int column, int depth) {
        int line = text.line();
        int colon = text.at();
        text.spaces();
        boolean empty = text.peek() == '\n' || text.peek() == YamlCursor.END || text.peek() == '#';
        if (!empty) {
            return inline(column, depth);
        }
        text.to(colon);
        text.toNext();
        boolean list = isDash() && text.column() == column;
        if (text.peek() == YamlCursor.END || text.line() == line || (text.column() <= column && !list)) {
            return null;
        }
        return block(column, depth);
    }

    private Object sequence(int depth) {
        requireDepth(depth);
        int column = text.column();
        List<Object> items = new ArrayList<>();
        do {
            text.skip();
            int line = text.line();
            text.toNext();
            boolean empty = text.peek() == YamlCursor.END || (text.line() > line && text.column() <= column);
            items.add(empty ? null : block(column, depth));
            text.toNext();
            if (text.peek() != YamlCursor.END && text.column() > column) {
                throw new Unusual();
            }
        } while (text.peek() != YamlCursor.END && text.column() == column && isDash());
        return items;
    }

    /** A value that is no mapping or list without brackets; nothing but a comment may follow on its line. */
    private Object inline(int parent, int depth) {
        char first = text.peek();
        if (first == '|' || first == '>') {
            return scalars.block(parent);
        }
        Object value = first == '{' ? flowMapping(depth + 1) : first == '[' ? flowSequence(depth + 1) : scalar(parent);
        text.requireLineEnd();
        return value;
    }

    private Object flow(int depth) {
        return switch (text.peek()) {
            case '{' -> flowMapping(depth + 1);
            case '[' -> flowSequence(depth + 1);
            default -> flowScalar();
        };
    }

    private Object flowScalar() {
        return isQuote() ? scalars.quoted(-1) : PlainScalars.value(scalars.plain(-1, true));
    }

    private List<Object> flowSequence(int depth) {
        requireDepth(depth);
        List<Object> items = new ArrayList<>();
        text.skip();
        text.toNext();
        while (text.peek() != ']') {
            items.add(flow(depth));
            text.toNext();
            separator(']');
        }
        text.skip();
        return items;
    }

    private Object flowMapping(int depth) {
        requireDepth(depth);
        YamlMapping mapping = new YamlMapping(text.line());
        text.skip();
        text.toNext();
        while (text.peek() != '}') {
            int line = text.line();
            int start = text.at();
            boolean quoted = isQuote();
            Object key = flowScalar();
            text.spaces();
            if (text.peek() != ':' || (!quoted && !text.isBlank(text.second()))) {
                throw new Unusual();
            }
            requireKey(start, line);
            text.skip();
            text.toNext();
            mapping.put(YamlScalars.name(key), line, flow(depth));
            text.toNext();
            separator('}');
        }
        text.skip();
        return mapping.finish(lines);
    }

    private void separator(char close) {
        if (text.peek() == ',') {
            text.skip();
            text.toNext();
        } else if (text.peek() != close) {
            throw new Unusual();
        }
    }

    private static void requireDepth(int depth) {
        if (depth > MAX_DEPTH) {
            throw new Unusual();
        }
    }
}
