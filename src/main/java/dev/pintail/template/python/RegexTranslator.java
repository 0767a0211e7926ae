package dev.pintail.template.python;

import java.util.ArrayDeque;
import java.util.Deque;
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
    private boolean verbose;
    /** Whether a repetition may follow. */
    private boolean repeatable;
    /** For each open group, what held outside it. */
    private final Deque<Boolean> asciiOnly = new ArrayDeque<>();
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
                case '(' -> openGroup();
                case ')' -> closeGroup();
                case '[' -> {
                    position = new RegexSet(source, position, escapes).appendTo(out);
                    repeatable = true;
                }
                case '\\' -> {
                    repeatable = !RegexEscapes.isPosition(source, position);
                    position = escapes.outsideSet(position, groups, out);
                }
                case '*', '+', '?' -> quantifier(String.valueOf(c), position + 1);
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
                        repeatable = c != '^' && c != '$' && c != '|';
                    }
                }
            }
        }
        return out.toString();
    }

    /** A repetition needs something to repeat, and cannot be repeated itself; lazy and possessive ones are as in Java. */
    private void quantifier(String quantifier, int end) {
        if (!repeatable) {
            throw error("nothing to repeat, or multiple repeat");
        }
        repeatable = false;
        out.append(quantifier);
        position = end;
        if (source.startsWith("?", position) || source.startsWith("+", position)) {
            copy();
        }
    }

    private void copy() {
        out.append(source.charAt(position++));
    }

    private void literal() {
        out.append('\\').append(source.charAt(position++));
        repeatable = true;
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
                escapes.asciiOnly(true);
                yield 0;
            }
            case 'u' -> 0;
            default -> throw error("bad inline flags: cannot use 'L' flag with a str pattern");
        };
    }

    private void openGroup() {
        if (source.startsWith("(?#", position)) {
            position = end(')') + 1;
            return;
        }
        if (source.startsWith("(?P=", position)) {
            int end = end(')');
            Integer number = groupNames.get(source.substring(position + 4, end));
            if (number == null) {
                throw error("unknown group name");
            }
            RegexEscapes.backReference(number, out);
            position = end + 1;
            repeatable = true;
            return;
        }
        if (asciiOnly.size() == MAX_DEPTH) {
            throw error("too many nested groups");
        }
        asciiOnly.push(escapes.isAsciiOnly());
        repeatable = false;
        if (source.startsWith("(?P<", position)) {
            int end = end('>');
            String name = source.substring(position + 4, end);
            if (!isName(name) || groupNames.putIfAbsent(name, ++groups) != null) {
                throw error("bad or repeated group name '%s'".formatted(name));
            }
            out.append('(');
            position = end + 1;
        } else if (source.startsWith("(?", position)) {
            extension();
        } else {
            groups++;
            copy();
        }
    }

    private int end(char close) {
        int end = source.indexOf(close, position);
        if (end < 0) {
            throw error("missing " + close);
        }
        return end;
    }

    private void closeGroup() {
        if (asciiOnly.isEmpty()) {
            throw error("unbalanced parenthesis");
        }
        escapes.asciiOnly(asciiOnly.pop());
        copy();
        repeatable = true;
    }

    /** Groups that capture nothing: lookarounds, atomic groups, and flags for a part of the expression. */
    private void extension() {
        for (String kind : new String[] {"(?:", "(?=", "(?!", "(?>", "(?<=", "(?<!"}) {
            if (source.startsWith(kind, position)) {
                out.append(kind);
                position += kind.length();
                return;
            }
        }
        int colon = end(':');
        String letters = source.substring(position + 2, colon);
        if (!letters.matches("[aimsu]*(?:-[ims]+)?") || letters.isEmpty()) {
            throw error("unknown or unsupported extension ?" + letters);
        }
        escapes.asciiOnly((escapes.isAsciiOnly() || letters.contains("a")) && !letters.contains("u"));
        out.append("(?").append(letters.replaceAll("[au]", "")).append(':');
        position = colon + 1;
    }

    /** Braces that are no repetition stand for themselves; {@code {,3}} means {@code {0,3}}. */
    private void braces() {
        int close = source.indexOf('}', position);
        String body = close < 0 ? "" : source.substring(position + 1, close);
        if (!body.matches("[0-9]+|[0-9]*,[0-9]*")) {
            literal();
            return;
        }
        quantifier("{" + (body.startsWith(",") ? "0" : "") + body + "}", close + 1);
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
