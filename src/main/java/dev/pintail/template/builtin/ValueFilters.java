package dev.pintail.template.builtin;

import dev.pintail.template.python.Repr;
import dev.pintail.template.python.Truth;
import dev.pintail.template.value.Evaluation;
import dev.pintail.template.value.Undefined;

/** Filters for values of any kind. */
final class ValueFilters {
    private ValueFilters() {}

    static Object orDefault(Evaluation evaluation, Object[] a) {
        boolean missing = a[0] instanceof Undefined || (Truth.of(a[2]) && !Truth.of(a[0]));
        return missing ? a[1] : a[0];
    }

    /** Keys sorted, as Python's {@code pprint}; but on one line, however long. */
    static Object prettyPrint(Evaluation evaluation, Object[] a) {
        evaluation.budget().visit(a[0]);
        String text = Repr.of(SortedKeys.of(a[0]));
        evaluation.budget().text(text.length());
        return text;
    }
}
