package dev.pintail.template.python;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Rewrites a Python regular expression in Java's syntax.
 *
 * <p>All groups become numbered ones, since Python's names may have underscores. What Java would read as more than Python
 * does (nested sets, {@code \Q}, {@code \R}, {@code \v}) is escaped or refused; the classes {@code \d \w \s} and {@code \b}
 * are spelled out, because the two languages mean different characters.
 */
final class RegexTranslator {
    /** Deeper nesting is nobody's intent, and both sides of the translation are recursive. */
    private static final int MAX_DEPTH = 200;

    private final String source;
    private final StringBuilder out = new StringBuilder();
    private final Map<String, Integer> groupNames = new HashMap<>();
    private final RegexEscapes escapes;
    private int position;
    private int groups;
    private int depth;
    private boolean verbose;
    /** Of one line, so that only {@code \n} ends one for {@code . ^ $}; the letter case of all scripts. */
    private int flags = Pattern.UNIX_LINES | Pattern.UNICODE_CASE;

    RegexTranslator(String source) {
        this.source = source;
        this.escapes = new RegexEscapes(source);
    }

    int flags() {
        return flags;
    }

    Map<String, Integer> groupNames() {
        return groupNames;
    }

    String translate() {
        globalFlags();
        while (position < source.length()) {
            char c = source.charAt(position);
            switch (c) {
                case '(' -> group();
                case ')' -> {
                    depth--;
                    copy();
                }
                case '[' -> position = new RegexSet(source, position, escapes).appendTo(out);
                case '\\' -> position = escapes.outsideSet(position, groups, out);
                case '{' -> braces();
                case '}' -> literal();
                case '#' -> {
                    if (verbose) {
                        skipLine();
                    } else {
                        literal();
                    }
                }
                default -> {
                    if (verbose && Whitespace.is(c)) {
                        position++;
                    } else {
                        copy();
                    }
                }
            }
        }
        return out.toString();
    }

    private void copy() {
        out.append(source.charAt(position++));
    }

    private void literal() {
        out.append('\\').append(source.charAt(position++));
    }

    private void skipLine() {
        int end = source.indexOf('\n', position);
        position = end < 0 ? source.length() : end + 1;
    }

    /** {@code (?i)} and its like count for the whole expression and may only stand at its beginning. */
    private void globalFlags() {
        while (source.startsWith("(?", position)) {
            int end = position + 2;
            while (end < source.length() && "aiLmsux".indexOf(source.charAt(end)) >= 0) {
                end++;
            }
            if (end == position + 2 || !source.startsWith(")", end)) {
                return;
            }
            source.substring(position + 2, end).chars().forEach(flag -> flags |= flag(flag));
            position = end + 1;
        }
    }

    private int flag(int letter) {
        return switch (letter) {
            case 'i' -> Pattern.CASE_INSENSITIVE;
            case 'm' -> Pattern.MULTILINE;
            case 's' -> Pattern.DOTALL;
            case 'x' -> {
                verbose = true;
                yield 0;
            }
            case 'a' -> {
                escapes.asciiOnly();
                yield 0;
            }
            case 'u' -> 0;
            default -> throw error("bad inline flags: cannot use 'L' flag with a str pattern");
        };
    }

    private void group() {
        if (++depth > MAX_DEPTH) {
            throw error("too many nested groups");
        }
        if (!source.startsWith("(?", position)) {
            groups++;
            copy();
            return;
        }
        String rest = source.substring(position + 2);
        if (rest.startsWith("P<")) {
            int close = rest.indexOf('>');
            String name = close < 0 ? "" : rest.substring(2, close);
            if (!isName(name) || groupNames.putIfAbsent(name, ++groups) != null) {
                throw error("bad or repeated group name '%s'".formatted(name));
            }
            out.append('(');
            position += 2 + close + 1;
        } else if (rest.startsWith("P=")) {
            int close = rest.indexOf(')');
            Integer number = close < 0 ? null : groupNames.get(rest.substring(2, close));
            if (number == null) {
                throw error("unknown group name");
            }
            RegexEscapes.backReference(number, out);
            position += 2 + close + 1;
            depth--;
        } else if (rest.startsWith("#")) {
            int close = source.indexOf(')', position);
            if (close < 0) {
                throw error("missing ), unterminated comment");
            }
            position = close + 1;
            depth--;
        } else {
            plainGroup(rest);
        }
    }

    private void plainGroup(String rest) {
        for (String kind : new String[] {":", "=", "!", ">", "<=", "<!"}) {
            if (rest.startsWith(kind)) {
                out.append("(?").append(kind);
                position += 2 + kind.length();
                return;
            }
        }
        int colon = 0;
        while (colon < rest.length() && "aimsux-".indexOf(rest.charAt(colon)) >= 0) {
            colon++;
        }
        if (colon == 0
                || !rest.startsWith(":", colon)
                || rest.substring(0, colon).matches(".*[aux].*")) {
            throw error("unknown or unsupported extension ?" + (rest.isEmpty() ? "" : rest.substring(0, 1)));
        }
        out.append("(?").append(rest, 0, colon + 1);
        position += 2 + colon + 1;
    }

    /** Braces that are no repetition stand for themselves; {@code {,3}} means {@code {0,3}}. */
    private void braces() {
        int close = source.indexOf('}', position);
        String body = close < 0 ? "" : source.substring(position + 1, close);
        if (!body.matches("[0-9]+|[0-9]*,[0-9]*")) {
            literal();
            return;
        }
        out.append('{').append(body.startsWith(",") ? "0" + body : body).append('}');
        position = close + 1;
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && (Character.isUnicodeIdentifierStart(name.charAt(0)) || name.charAt(0) == '_')
                && name.chars().allMatch(Character::isUnicodeIdentifierPart);
    }

    private PythonError error(String problem) {
        return new PythonError.ValueError("%s at position %d".formatted(problem, position));
    }
}
