package dev.pintail.template.builtin;

import dev.pintail.template.python.PyType;
import dev.pintail.template.python.PythonError;
import dev.pintail.template.python.PythonRegex;
import dev.pintail.template.value.Evaluation;
import dev.pintail.template.value.Texts;
import java.util.Optional;
import java.util.regex.MatchResult;

/** The filters with regular expressions. */
final class RegexFilters {
    private RegexFilters() {}

    /** The first group of the first match; nothing if there is no match or no group, None if the group took no part. */
    static Object search(Evaluation evaluation, Object[] a) {
        String text = text(a[0]);
        Optional<MatchResult> match =
                PythonRegex.compile(text(a[1])).search(text, evaluation.budget().regex());
        return match.isPresent() && match.get().groupCount() > 0 ? match.get().group(1) : "";
    }

    static Object replace(Evaluation evaluation, Object[] a) {
        String text = text(a[0]);
        String replaced = PythonRegex.compile(text(a[1]))
                .replaceAll(text, text(a[2]), evaluation.budget().regex());
        evaluation.budget().text(replaced.length());
        return replaced;
    }

    /** What is undefined is a wrong type here, as everything that is no text. */
    private static String text(Object value) {
        String text = Texts.of(value);
        if (text == null) {
            throw new PythonError.TypeError("expected string or bytes-like object, got '" + PyType.nameOf(value) + "'");
        }
        return text;
    }
}
