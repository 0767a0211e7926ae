package dev.pintail.template.value;

import dev.pintail.template.python.PyType;
import dev.pintail.template.python.PythonError;
import dev.pintail.template.python.Whitespace;
import java.util.Iterator;
import java.util.StringJoiner;

/** {@code strip}, {@code replace} and {@code join}. */
public final class TextEdits {
    private TextEdits() {}

    /** {@code strip}: of blanks, or of all characters in a text. */
    public static String strip(String text, Object characters, boolean left, boolean right) {
        String set = characters == null ? null : StringMethods.text(characters);
        int start = 0;
        int end = text.length();
        while (left && start < end && strips(set, text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (right && end > start && strips(set, text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }

    private static boolean strips(String set, int character) {
        return set == null ? Whitespace.is(character) : set.indexOf(character) >= 0;
    }

    public static String join(String separator, Object items, Budget budget) {
        StringJoiner joined = new StringJoiner(separator);
        int index = 0;
        for (Iterator<Object> iterator = Iteration.over(items, budget); iterator.hasNext(); index++) {
            Object item = iterator.next();
            String text = Texts.of(item);
            if (text == null) {
                throw new PythonError.TypeError(
                        "sequence item %d: expected str instance, %s found".formatted(index, PyType.nameOf(item)));
            }
            budget.text((long) text.length() + separator.length());
            joined.add(text);
        }
        return joined.toString();
    }

    /** {@code replace}; a negative count means all. */
    public static String replace(String text, String old, String replacement, long count, Budget budget) {
        if (count == 0) {
            return text;
        }
        if (old.isEmpty()) {
            return replaceBetween(text, replacement, count, budget);
        }
        int found = text.indexOf(old);
        if (found < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        int position = 0;
        for (long n = 0; found >= 0 && n != count; n++) {
            budget.text((long) found - position + replacement.length());
            out.append(text, position, found).append(replacement);
            position = found + old.length();
            found = text.indexOf(old, position);
        }
        return out.append(text, position, text.length()).toString();
    }

    /** An empty text is found before every character and at the end. */
    private static String replaceBetween(String text, String replacement, long count, Budget budget) {
        StringBuilder out = new StringBuilder();
        int position = 0;
        long n = 0;
        while (n != count) {
            budget.text(replacement.length() + 2L);
            out.append(replacement);
            n++;
            if (position == text.length()) {
                return out.toString();
            }
            int character = text.codePointAt(position);
            out.appendCodePoint(character);
            position += Character.charCount(character);
        }
        return out.append(text, position, text.length()).toString();
    }
}
