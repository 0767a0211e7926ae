package dev.pintail.template.value;

import dev.pintail.template.python.PyTuple;
import dev.pintail.template.python.PythonError;
import java.util.function.Predicate;

/** {@code find}, {@code count}, {@code startswith}: each within an optional range of the text. Arguments: what, start, end. */
final class TextSearch {
    private TextSearch() {}

    static long find(String text, Object[] arguments) {
        Range range = Range.of(text, arguments);
        int found = range.part(text).indexOf(StringMethods.text(arguments[0]));
        return found < 0 || range.isEmpty() ? -1 : Texts.index(text, range.start + found);
    }

    static long findLast(String text, Object[] arguments) {
        Range range = Range.of(text, arguments);
        int found = range.part(text).lastIndexOf(StringMethods.text(arguments[0]));
        return found < 0 || range.isEmpty() ? -1 : Texts.index(text, range.start + found);
    }

    static long found(long index) {
        if (index < 0) {
            throw new PythonError.ValueError("substring not found");
        }
        return index;
    }

    static long count(String text, Object[] arguments) {
        Range range = Range.of(text, arguments);
        String part = range.part(text);
        String what = StringMethods.text(arguments[0]);
        if (range.isEmpty()) {
            return 0;
        }
        if (what.isEmpty()) {
            return Texts.length(part) + 1L;
        }
        long count = 0;
        for (int i = part.indexOf(what); i >= 0; i = part.indexOf(what, i + what.length())) {
            count++;
        }
        return count;
    }

    static boolean startsWith(String text, Object[] arguments) {
        Range range = Range.of(text, arguments);
        return anyOf(
                arguments[0], prefix -> !range.isEmpty() && range.part(text).startsWith(prefix));
    }

    static boolean endsWith(String text, Object[] arguments) {
        Range range = Range.of(text, arguments);
        return anyOf(
                arguments[0], suffix -> !range.isEmpty() && range.part(text).endsWith(suffix));
    }

    private static boolean anyOf(Object affixes, Predicate<String> matches) {
        if (affixes instanceof PyTuple tuple) {
            return tuple.stream().anyMatch(affix -> matches.test(StringMethods.text(affix)));
        }
        return matches.test(StringMethods.text(affixes));
    }

    /** A part of a text in UTF-16 units; start behind end means that not even an empty text is in it. */
    private record Range(int start, int end) {
        static Range of(String text, Object[] arguments) {
            int length = Texts.length(text);
            long start = bound(arguments[1], 0, length);
            long end = bound(arguments[2], length, length);
            return start > length
                    ? new Range(1, 0)
                    : new Range(Texts.offset(text, (int) start), Texts.offset(text, (int) Math.min(end, length)));
        }

        private static long bound(Object value, long missing, int length) {
            if (value == null) {
                return missing;
            }
            long bound = IntegerMath.toInt(value);
            return bound < 0 ? Math.max(0, bound + length) : bound;
        }

        boolean isEmpty() {
            return start > end;
        }

        String part(String text) {
            return isEmpty() ? "" : text.substring(start, end);
        }
    }
}
