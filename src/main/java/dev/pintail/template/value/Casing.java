package dev.pintail.template.value;

import static dev.pintail.template.value.Absent.ABSENT;

import dev.pintail.template.python.PyType;
import dev.pintail.template.python.PythonError;
import java.util.Locale;
import java.util.Map;

/** Upper, lower and title case as Python has them, for whole texts. */
public final class Casing {
    private Casing() {}

    public static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    public static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    public static String capitalize(String text) {
        return text.isEmpty() ? "" : titleOf(text, 0) + lower(text.substring(text.offsetByCodePoints(0, 1)));
    }

    /** {@code title()}: every letter behind a character that has no case is a capital. */
    static String title(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean afterCased = false;
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            int character = text.codePointAt(i);
            out.append(afterCased ? lower(Character.toString(character)) : titleOf(text, i));
            afterCased = isCased(character);
        }
        return out.toString();
    }

    static String swap(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            String character = Character.toString(c);
            out.append(
                    Character.isUpperCase(c)
                            ? lower(character)
                            : Character.isLowerCase(c) ? upper(character) : character);
        });
        return out.toString();
    }

    /** {@code casefold()}, near enough: what upper and lower case agree on. */
    static String fold(String text) {
        return lower(upper(text).replace("SS", "ss"));
    }

    static boolean isCased(int character) {
        return Character.isUpperCase(character) || Character.isLowerCase(character) || Character.isTitleCase(character);
    }

    /** {@code translate(table)}: the table has code points as keys and code points, texts or None as values. */
    static String translate(String text, Object table, Budget budget) {
        if (!(table instanceof Map<?, ?> map)) {
            throw new PythonError.TypeError("'" + PyType.nameOf(table) + "' object is not subscriptable");
        }
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            Object replacement = Subscript.entry(map, (long) c);
            if (replacement == ABSENT) {
                out.appendCodePoint(c);
            } else if (replacement instanceof String string) {
                budget.text(string.length());
                out.append(string);
            } else if (replacement != null) {
                out.appendCodePoint(codePoint(replacement));
            }
        });
        return out.toString();
    }

    private static int codePoint(Object value) {
        long number = IntegerMath.toLong(value);
        if (number < 0 || number > Character.MAX_CODE_POINT) {
            throw new PythonError.ValueError("character mapping must be in range(0x110000)");
        }
        return (int) number;
    }

    private static String titleOf(String text, int offset) {
        int character = text.codePointAt(offset);
        int title = Character.toTitleCase(character);
        // Some characters, such as the German sharp s, become two.
        return title != character ? Character.toString(title) : titled(upper(Character.toString(character)), character);
    }

    private static String titled(String upper, int original) {
        int first = upper.codePointAt(0);
        return upper.codePointCount(0, upper.length()) == 1
                ? Character.toString(original)
                : Character.toString(first) + lower(upper.substring(Character.charCount(first)));
    }
}
