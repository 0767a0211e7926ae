package dev.pintail.template.builtin;

import dev.pintail.template.python.PyTuple;
import dev.pintail.template.python.PyType;
import dev.pintail.template.python.PythonError;
import dev.pintail.template.python.UrlQuoting;
import dev.pintail.template.value.Casing;
import dev.pintail.template.value.DictMethods;
import dev.pintail.template.value.Evaluation;
import dev.pintail.template.value.Iteration;
import dev.pintail.template.value.Namespace;
import dev.pintail.template.value.Texts;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Global functions about numbers and texts. */
final class ValueFunctions {
    private ValueFunctions() {}

    static Object max(Evaluation evaluation, Object[] a) {
        return extreme("max", (PyTuple) a[0], true, evaluation);
    }

    static Object min(Evaluation evaluation, Object[] a) {
        return extreme("min", (PyTuple) a[0], false, evaluation);
    }

    /** A single argument is the items themselves. */
    private static Object extreme(String name, PyTuple arguments, boolean greatest, Evaluation evaluation) {
        if (arguments.isEmpty()) {
            throw new PythonError.TypeError(name + " expected at least 1 argument, got 0");
        }
        Object source = arguments.size() == 1 ? arguments.get(0) : arguments;
        Iterator<Object> items = Iteration.over(source, evaluation.budget());
        if (!items.hasNext()) {
            throw new PythonError.ValueError(name + "() arg is an empty sequence");
        }
        return OrderFilters.extreme(items, AttributePath.of(null, null, false), greatest, evaluation.budget());
    }

    static Object sanitizeUrl(Evaluation evaluation, Object[] a) {
        String text = Texts.of(a[0]);
        if (text == null) {
            throw new PythonError.TypeError("quote_from_bytes() expected bytes");
        }
        String quoted = UrlQuoting.quotePlus(text, "");
        evaluation.budget().text(quoted.length());
        return quoted;
    }

    /** An underscore before every ASCII capital but the first character, and all in lower case. */
    static Object snakeCase(Evaluation evaluation, Object[] a) {
        String text = Texts.of(a[0]);
        if (text == null) {
            throw new PythonError.TypeError("expected string or bytes-like object, got '" + PyType.nameOf(a[0]) + "'");
        }
        evaluation.budget().text(2L * text.length());
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (i > 0 && c >= 'A' && c <= 'Z') {
                out.append('_');
            }
            out.append(c);
        }
        return Casing.lower(out.toString());
    }

    static Object uuid(Evaluation evaluation, Object[] a) {
        return UUID.randomUUID().toString();
    }

    static Object namespace(Evaluation evaluation, Object[] a) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        DictMethods.create((PyTuple) a[0], (Map<?, ?>) a[1], evaluation.budget())
                .forEach((key, value) -> attributes.put(TextFilters.text(key), value));
        return new Namespace(attributes);
    }
}
