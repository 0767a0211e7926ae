package dev.pintail.template.python;

/** A set such as {@code [a-z_]}, with everything in it escaped: Java's sets know nesting and intersections, Python's do not. */
final class RegexSet {
    private final String source;
    private final int start;
    private final RegexEscapes escapes;
    private int position;

    RegexSet(String source, int start, RegexEscapes escapes) {
        this.source = source;
        this.start = start;
        this.escapes = escapes;
        this.position = start + 1;
    }

    /** Translates the set and returns the index behind it. */
    int appendTo(StringBuilder out) {
        boolean negated = source.startsWith("^", position);
        if (negated) {
            position++;
        }
        out.append(negated ? "[^" : "[");
        int first = position;
        while (position == first || !source.startsWith("]", position)) {
            if (position >= source.length()) {
                throw error("unterminated character set");
            }
            boolean single = member(out);
            if (source.startsWith("-", position)
                    && position + 1 < source.length()
                    && source.charAt(position + 1) != ']') {
                position++;
                out.append('-');
                if (!single || !member(out)) {
                    throw error("bad character range");
                }
            }
        }
        out.append(']');
        return position + 1;
    }

    /** One member; whether it is a single character and so may begin or end a range. */
    private boolean member(StringBuilder out) {
        char c = source.charAt(position);
        if (c != '\\' || position + 1 == source.length()) {
            int codePoint = source.codePointAt(position);
            RegexEscapes.codePoint(codePoint, out);
            position += Character.charCount(codePoint);
            return true;
        }
        char name = source.charAt(position + 1);
        switch (name) {
            case 'd', 'w', 's' -> out.append(escapes.members(name));
            case 'D', 'W', 'S' ->
                out.append("[^")
                        .append(escapes.members(Character.toLowerCase(name)))
                        .append(']');
            case 'b' -> {
                RegexEscapes.codePoint('\b', out);
                position += 2;
                return true;
            }
            default -> {
                position = escapes.character(position, out);
                return true;
            }
        }
        position += 2;
        return false;
    }

    private PythonError error(String problem) {
        return new PythonError.ValueError("%s at position %d".formatted(problem, start));
    }
}
