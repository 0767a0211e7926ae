package dev.pintail.template.value;

import dev.pintail.template.python.Str;
import java.util.Iterator;

/** Python's text: counted in code points, where Java counts UTF-16 units. Texts without surrogates take the short way. */
public final class Texts {
    private Texts() {}

    /** {@code str(value)}, paid for. */
    public static String str(Object value, Budget budget) {
        if (value instanceof String text) {
            return text;
        }
        budget.visit(value);
        String text = Str.of(value);
        budget.text(text.length());
        return text;
    }

    /** The text itself if the value is one, else null. */
    public static String of(Object value) {
        return switch (value) {
            case String text -> text;
            case Markup markup -> markup.text();
            case null, default -> null;
        };
    }

    public static boolean isText(Object value) {
        return value instanceof String || value instanceof Markup;
    }

    public static int length(String text) {
        return hasSurrogates(text) ? text.codePointCount(0, text.length()) : text.length();
    }

    /** The UTF-16 index of a code point index; both are within the text. */
    public static int offset(String text, int index) {
        return hasSurrogates(text) ? text.offsetByCodePoints(0, index) : index;
    }

    /** The code point index of a UTF-16 index. */
    public static int index(String text, int offset) {
        return hasSurrogates(text) ? text.codePointCount(0, offset) : offset;
    }

    /** The character at a code point index as a text. */
    public static String at(String text, int index) {
        int offset = offset(text, index);
        return text.substring(offset, offset + Character.charCount(text.codePointAt(offset)));
    }

    static Iterator<Object> characters(String text) {
        return text.codePoints().mapToObj(c -> (Object) Character.toString(c)).iterator();
    }

    private static boolean hasSurrogates(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
