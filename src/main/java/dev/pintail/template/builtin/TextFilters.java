package dev.pintail.template.builtin;

import dev.pintail.template.TemplateException;
import dev.pintail.template.python.PyTuple;
import dev.pintail.template.python.PyType;
import dev.pintail.template.python.PythonError;
import dev.pintail.template.python.Truth;
import dev.pintail.template.value.Budget;
import dev.pintail.template.value.Casing;
import dev.pintail.template.value.Evaluation;
import dev.pintail.template.value.IntegerMath;
import dev.pintail.template.value.Iteration;
import dev.pintail.template.value.PercentFormat;
import dev.pintail.template.value.Splitting;
import dev.pintail.template.value.TextEdits;
import dev.pintail.template.value.Texts;
import dev.pintail.template.value.Undefined;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Filters that make texts of texts. */
final class TextFilters {
    private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern WORD_START = Pattern.compile("[-\\s({\\[<]+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final long DEFAULT_LEEWAY = 5;

    private TextFilters() {}

    /** The value as a text, as most filters want it. */
    static String soft(Object value, Evaluation evaluation) {
        return Texts.str(value, evaluation.budget());
    }

    /** The value if it is a text that has a method of this name. */
    static String receiver(Object value, String method) {
        if (value instanceof Undefined undefined) {
            throw undefined.error();
        }
        String text = Texts.of(value);
        if (text == null) {
            throw new PythonError.AttributeError(
                    "'" + PyType.nameOf(value) + "' object has no attribute '" + method + "'");
        }
        return text;
    }

    /** The value if it is a text. */
    static String text(Object value) {
        String text = Texts.of(value);
        if (text == null) {
            throw new PythonError.TypeError("a string is required, not '" + PyType.nameOf(value) + "'");
        }
        return text;
    }

    /** Like the method of this name, but an apostrophe does not begin a word. */
    static Object title(Evaluation evaluation, Object[] a) {
        String text = soft(a[0], evaluation);
        StringBuilder out = new StringBuilder(text.length());
        Matcher separators = WORD_START.matcher(text);
        int position = 0;
        while (separators.find()) {
            out.append(capital(text.substring(position, separators.start()))).append(separators.group());
            position = separators.end();
        }
        return out.append(capital(text.substring(position))).toString();
    }

    private static String capital(String word) {
        if (word.isEmpty()) {
            return "";
        }
        int second = word.offsetByCodePoints(0, 1);
        return Casing.upper(word.substring(0, second)) + Casing.lower(word.substring(second));
    }

    static Object trim(Evaluation evaluation, Object[] a) {
        return TextEdits.strip(soft(a[0], evaluation), a[1], true, true);
    }

    static Object replace(Evaluation evaluation, Object[] a) {
        long count = a[3] == null ? -1 : IntegerMath.toLong(a[3]);
        return TextEdits.replace(
                soft(a[0], evaluation), soft(a[1], evaluation), soft(a[2], evaluation), count, evaluation.budget());
    }

    static Object format(Evaluation evaluation, Object[] a) {
        PyTuple positional = (PyTuple) a[1];
        Map<?, ?> keywords = (Map<?, ?>) a[2];
        if (!positional.isEmpty() && !keywords.isEmpty()) {
            throw new TemplateException.Raised(
                    "FilterArgumentError", "can't handle positional and keyword arguments at the same time");
        }
        return PercentFormat.format(
                soft(a[0], evaluation), keywords.isEmpty() ? positional : keywords, evaluation.budget());
    }

    static Object indent(Evaluation evaluation, Object[] a) {
        Budget budget = evaluation.budget();
        for (int i = 0; i < 2; i++) {
            if (a[i] instanceof Undefined undefined) {
                throw undefined.error();
            }
        }
        String indent = Texts.of(a[1]);
        if (indent == null) {
            int width = Math.max(0, IntegerMath.toInt(a[1]));
            budget.text(width);
            indent = " ".repeat(width);
        }
        boolean first = Truth.of(a[2]);
        boolean blank = Truth.of(a[3]);
        List<Object> lines = Splitting.lines(text(a[0]) + "\n", false, budget);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            String line = (String) lines.get(i);
            boolean indented = i == 0 ? first : blank || !line.isEmpty();
            budget.text((long) line.length() + indent.length());
            out.append(i == 0 ? "" : "\n").append(indented ? indent : "").append(line);
        }
        return out.toString();
    }

    static Object truncate(Evaluation evaluation, Object[] a) {
        String end = text(a[3]);
        if (a[1] instanceof Undefined undefined) {
            throw undefined.error();
        }
        long length = IntegerMath.toLong(a[1]);
        long leeway = a[4] == null ? DEFAULT_LEEWAY : IntegerMath.toLong(a[4]);
        int endLength = Texts.length(end);
        if (length < endLength) {
            throw new TemplateException.Raised(
                    "AssertionError", "expected length >= %d, got %d".formatted(endLength, length));
        }
        if (leeway < 0) {
            throw new TemplateException.Raised("AssertionError", "expected leeway >= 0, got " + leeway);
        }
        if (Iteration.length(a[0]) <= length + leeway) {
            return a[0];
        }
        String text = receiver(a[0], "rsplit");
        String start = text.substring(0, Texts.offset(text, (int) length - endLength));
        int blank = Truth.of(a[2]) ? -1 : start.lastIndexOf(' ');
        return (blank < 0 ? start : start.substring(0, blank)) + end;
    }

    static Object wordCount(Evaluation evaluation, Object[] a) {
        return WORD.matcher(soft(a[0], evaluation)).results().count();
    }
}
