package dev.pintail.template.value;

import dev.pintail.template.python.PyTuple;
import dev.pintail.template.python.PythonError;
import dev.pintail.template.python.Whitespace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** {@code split} and its relatives. */
public final class Splitting {
    private Splitting() {}

    static List<Object> split(String text, Object separator, Object limit, Budget budget) {
        long splits = IntegerMath.toLong(limit);
        return separator == null
                ? words(text, splits < 0 ? Long.MAX_VALUE : splits, budget)
                : parts(text, separator(separator), splits < 0 ? Long.MAX_VALUE : splits, budget);
    }

    static List<Object> splitRight(String text, Object separator, Object limit, Budget budget) {
        long splits = IntegerMath.toLong(limit);
        if (splits < 0) {
            return split(text, separator, limit, budget);
        }
        return separator == null
                ? wordsFromRight(text, splits, budget)
                : partsFromRight(text, separator(separator), splits, budget);
    }

    private static String separator(Object value) {
        String separator = StringMethods.text(value);
        if (separator.isEmpty()) {
            throw new PythonError.ValueError("empty separator");
        }
        return separator;
    }

    private static List<Object> parts(String text, String separator, long splits, Budget budget) {
        List<Object> parts = new ArrayList<>();
        int position = 0;
        for (int found = text.indexOf(separator); found >= 0 && parts.size() < splits; ) {
            budget.steps(1);
            parts.add(text.substring(position, found));
            position = found + separator.length();
            found = text.indexOf(separator, position);
        }
        parts.add(text.substring(position));
        return parts;
    }

    private static List<Object> partsFromRight(String text, String separator, long splits, Budget budget) {
        List<Object> parts = new ArrayList<>();
        int end = text.length();
        while (parts.size() < splits) {
            budget.steps(1);
            int found = end < separator.length() ? -1 : text.lastIndexOf(separator, end - separator.length());
            if (found < 0) {
                break;
            }
            parts.add(text.substring(found + separator.length(), end));
            end = found;
        }
        parts.add(text.substring(0, end));
        Collections.reverse(parts);
        return parts;
    }

    private static List<Object> words(String text, long splits, Budget budget) {
        List<Object> words = new ArrayList<>();
        String rest = Whitespace.stripLeft(text);
        while (!rest.isEmpty()) {
            budget.steps(1 + (rest.length() >> 6));
            int end = endOfWord(rest);
            if (words.size() == splits || end == rest.length()) {
                words.add(Whitespace.stripRight(rest));
                break;
            }
            words.add(rest.substring(0, end));
            rest = Whitespace.stripLeft(rest.substring(end));
        }
        return words;
    }

    private static int endOfWord(String text) {
        int end = 0;
        while (end < text.length() && !Whitespace.is(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static List<Object> wordsFromRight(String text, long splits, Budget budget) {
        List<Object> words = new ArrayList<>();
        String rest = Whitespace.stripRight(text);
        while (!rest.isEmpty()) {
            budget.steps(1 + (rest.length() >> 6));
            int start = rest.length();
            while (start > 0 && !Whitespace.is(rest.charAt(start - 1))) {
                start--;
            }
            if (words.size() == splits || start == 0) {
                words.add(Whitespace.stripLeft(rest));
                break;
            }
            words.add(rest.substring(start));
            rest = Whitespace.stripRight(rest.substring(0, start));
        }
        Collections.reverse(words);
        return words;
    }

    /** {@code splitlines()}: at everything that Unicode calls a line end. */
    public static List<Object> lines(String text, boolean keepEnds, Budget budget) {
        List<Object> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!isLineEnd(text.charAt(i))) {
                continue;
            }
            int end = i;
            if (text.charAt(i) == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                i++;
            }
            budget.steps(1);
            lines.add(text.substring(start, keepEnds ? i + 1 : end));
            start = i + 1;
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }

    private static boolean isLineEnd(char c) {
        return switch (c) {
            case '\n', '\r', 0x0b, '\f', 0x1c, 0x1d, 0x1e, 0x85, 0x2028, 0x2029 -> true;
            default -> false;
        };
    }

    static PyTuple partition(String text, String separator) {
        int found = text.indexOf(separator(separator));
        return found < 0 ? PyTuple.of(text, "", "") : around(text, separator, found);
    }

    static PyTuple partitionRight(String text, String separator) {
        int found = text.lastIndexOf(separator(separator));
        return found < 0 ? PyTuple.of("", "", text) : around(text, separator, found);
    }

    private static PyTuple around(String text, String separator, int found) {
        return PyTuple.of(text.substring(0, found), separator, text.substring(found + separator.length()));
    }
}
