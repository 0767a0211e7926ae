package dev.pintail.template.builtin;

import dev.pintail.template.python.PythonError;
import dev.pintail.template.python.UrlQuoting;
import dev.pintail.template.value.DictView;
import dev.pintail.template.value.Evaluation;
import dev.pintail.template.value.Iteration;
import dev.pintail.template.value.Texts;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** {@code urlencode}. */
final class UrlFilters {
    private UrlFilters() {}

    /** A text is quoted, except for its slashes; a dict or pairs become a query. */
    static Object urlEncode(Evaluation evaluation, Object[] a) {
        if (Texts.isText(a[0]) || !Iteration.isIterable(a[0])) {
            String quoted = UrlQuoting.quote(Texts.str(a[0], evaluation.budget()), "/");
            evaluation.budget().text(quoted.length());
            return quoted;
        }
        Object pairs = a[0] instanceof Map<?, ?> map ? new DictView(DictView.Kind.ITEMS, map) : a[0];
        StringJoiner query = new StringJoiner("&");
        for (Iterator<Object> items = Iteration.over(pairs, evaluation.budget()); items.hasNext(); ) {
            List<Object> pair = pair(items.next(), evaluation);
            query.add(quote(pair.get(0), evaluation) + "=" + quote(pair.get(1), evaluation));
        }
        return query.toString();
    }

    private static String quote(Object value, Evaluation evaluation) {
        String quoted = UrlQuoting.quotePlus(Texts.str(value, evaluation.budget()), "");
        evaluation.budget().text(quoted.length());
        return quoted;
    }

    private static List<Object> pair(Object value, Evaluation evaluation) {
        List<Object> pair = Iteration.list(value, evaluation.budget());
        if (pair.size() < 2) {
            throw new PythonError.ValueError("not enough values to unpack (expected 2, got " + pair.size() + ")");
        }
        if (pair.size() > 2) {
            throw new PythonError.ValueError("too many values to unpack (expected 2)");
        }
        return pair;
    }
}
