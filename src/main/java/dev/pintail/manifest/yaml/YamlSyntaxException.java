package dev.pintail.manifest.yaml;

import static java.util.Objects.requireNonNull;

/** A text is not YAML that can be read. The message says where. */
public final class YamlSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What found the mistake; PyYAML has an exception class for each. */
    public enum Kind {
        /** A character that cannot stand in YAML at all. */
        READER,
        /** A character that cannot stand where it does. */
        SCANNER,
        /** Tokens in an impossible order. */
        PARSER,
        /** Aliases, anchors, documents. */
        COMPOSER,
        /** Tags, keys, merges. */
        CONSTRUCTOR,
        /** A value that its tag does not allow, such as month 13: no YAML error in Python but a {@code ValueError}. */
        VALUE,
        /** The text asks for more than any honest one: too long, too deep. */
        LIMIT
    }

    private final Kind kind;
    private final String problem;
    private final int line;
    private final int column;

    /**
     * @param line counted from 1; 0 if unknown
     * @param column counted from 1; 0 if unknown
     */
    public YamlSyntaxException(Kind kind, String problem, int line, int column) {
        super(line > 0 ? "line " + line + ", column " + column + ": " + problem : problem);
        this.kind = requireNonNull(kind, "kind is null");
        this.problem = problem;
        this.line = line;
        this.column = column;
    }

    /** What found the mistake. */
    public Kind kind() {
        return kind;
    }

    /** The message without the place. */
    public String problem() {
        return problem;
    }

    /** Counted from 1; 0 if unknown. */
    public int line() {
        return line;
    }

    /** Counted from 1; 0 if unknown. */
    public int column() {
        return column;
    }
}
