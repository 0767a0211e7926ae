package dev.pintail.template.python;

import java.util.Set;

/**
 * The literal step: every text that a template renders is read as a Python literal if it is one.
 *
 * <p>As {@code ast.literal_eval}: {@code 12} becomes a whole number, {@code [1, 'a']} a list, {@code 007} stays a text.
 */
public final class Literals {
    private Literals() {}

    /**
     * The value of a literal, or the text itself if it is none.
     *
     * @param validTypes the types that may come out; when empty all may. A value of another type leaves the text as it is
     */
    public static Object evaluate(String text, Set<PyType> validTypes) {
        Object value = evaluate(text);
        return validTypes.isEmpty() || accepts(validTypes, value) ? value : text;
    }

    /** The value of a literal, or the text itself if it is none. */
    public static Object evaluate(String text) {
        if (!mayStartLiteral(text)) {
            return text;
        }
        try {
            return new LiteralParser(text).parse();
        } catch (NotALiteral e) {
            return text;
        }
    }

    private static boolean accepts(Set<PyType> validTypes, Object value) {
        for (PyType type : validTypes) {
            if (type.accepts(value)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Most texts are no literals, and their beginning tells. This runs for every value of every record, and raising and
     * catching an exception would cost more than the rest of it.
     */
    private static boolean mayStartLiteral(String text) {
        int start = 0;
        while (start < text.length() && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
            start++;
        }
        if (start == text.length()) {
            return false;
        }
        return switch (text.charAt(start)) {
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> !isDateLike(text, start);
            case '.', '+', '-' -> true;
            case '\'', '"', '[', '(', '{', '#', '\\', '\n', '\r', '\f' -> true;
            case 'N' -> text.startsWith("None", start);
            case 'T' -> text.startsWith("True", start);
            case 'F' -> text.startsWith("False", start);
            case 's' -> text.startsWith("set", start);
            case 'r', 'R', 'u', 'U', 'b', 'B' -> StringLiteral.startsAt(text, start);
            default -> false;
        };
    }

    /** Digits with a dash, colon or slash behind them are no literal, whatever follows: dates and times. */
    private static boolean isDateLike(String text, int start) {
        int i = start;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i < text.length() && (text.charAt(i) == '-' || text.charAt(i) == ':' || text.charAt(i) == '/');
    }
}
