package dev.pintail.template.builtin;

import dev.pintail.template.TemplateException;
import dev.pintail.template.TemplateObject;
import dev.pintail.template.python.PyDict;
import dev.pintail.template.python.PyTuple;
import dev.pintail.template.python.PyType;
import dev.pintail.template.python.PythonError;
import dev.pintail.template.python.Truth;
import dev.pintail.template.value.Budget;
import dev.pintail.template.value.Comparison;
import dev.pintail.template.value.DictView;
import dev.pintail.template.value.Evaluation;
import dev.pintail.template.value.Generator;
import dev.pintail.template.value.Iteration;
import dev.pintail.template.value.NamedTuple;
import dev.pintail.template.value.Sorting;
import dev.pintail.template.value.Texts;
import dev.pintail.template.value.Undefined;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Filters that order items or find equal ones. */
final class OrderFilters {
    private OrderFilters() {}

    /** Sorts by one or several attributes. */
    static Object sort(Evaluation evaluation, Object[] a) {
        List<AttributePath> paths = new ArrayList<>();
        String attributes = Texts.of(a[3]);
        if (attributes == null) {
            paths.add(AttributePath.of(a[3], null, !Truth.of(a[2])));
        } else {
            for (String attribute : attributes.split(",", -1)) {
                paths.add(AttributePath.of(attribute, null, !Truth.of(a[2])));
            }
        }
        List<Object> items = Iteration.list(a[0], evaluation.budget());
        return Sorting.sorted(items, item -> keys(paths, item), Truth.of(a[1]), evaluation.budget());
    }

    private static List<Object> keys(List<AttributePath> paths, Object item) {
        List<Object> keys = new ArrayList<>(paths.size());
        for (AttributePath path : paths) {
            keys.add(path.of(item));
        }
        return keys;
    }

    static Object sortDict(Evaluation evaluation, Object[] a) {
        String by = Texts.of(a[2]);
        if (!"key".equals(by) && !"value".equals(by)) {
            throw new TemplateException.Raised(
                    "FilterArgumentError", "You can only sort by either \"key\" or \"value\"");
        }
        AttributePath path = AttributePath.of("key".equals(by) ? 0L : 1L, null, !Truth.of(a[1]));
        List<Object> items = Iteration.list(new DictView(DictView.Kind.ITEMS, dict(a[0])), evaluation.budget());
        return Sorting.sorted(items, path::of, Truth.of(a[3]), evaluation.budget());
    }

    private static Map<?, ?> dict(Object value) {
        return switch (value) {
            case Map<?, ?> map -> map;
            case TemplateObject object -> object.items();
            case Undefined undefined -> throw undefined.error();
            case null, default ->
                throw new PythonError.AttributeError("'" + PyType.nameOf(value) + "' object has no attribute 'items'");
        };
    }

    /** Items with equal attributes, in the attribute's order. */
    static Object groupBy(Evaluation evaluation, Object[] a) {
        Budget budget = evaluation.budget();
        AttributePath path = AttributePath.of(a[1], a[2], !Truth.of(a[3]));
        AttributePath shown = AttributePath.of(a[1], a[2], false);
        List<Object> groups = new ArrayList<>();
        List<Object> group = new ArrayList<>();
        Object current = null;
        for (Object item : Sorting.sorted(Iteration.list(a[0], budget), path::of, false, budget)) {
            Object key = path.of(item);
            if (group.isEmpty() || !Comparison.equal(key, current, budget)) {
                group = new ArrayList<>();
                groups.add(new NamedTuple(
                        "_GroupTuple", true, List.of("grouper", "list"), PyTuple.of(shown.of(item), group)));
                current = key;
            }
            group.add(item);
        }
        return groups;
    }

    static Object unique(Evaluation evaluation, Object[] a) {
        AttributePath path = AttributePath.of(a[2], null, !Truth.of(a[1]));
        return Generator.of("sync_do_unique", new Selecting(() -> Iteration.over(a[0], evaluation.budget())) {
            private final PyDict seen = new PyDict();

            @Override
            boolean keeps(Object item) {
                Object key = path.of(item);
                boolean isNew = !seen.containsKey(key);
                seen.put(key, true);
                return isNew;
            }
        });
    }

    static Object max(Evaluation evaluation, Object[] a) {
        return extreme(evaluation, a, true);
    }

    static Object min(Evaluation evaluation, Object[] a) {
        return extreme(evaluation, a, false);
    }

    private static Object extreme(Evaluation evaluation, Object[] a, boolean greatest) {
        AttributePath path = AttributePath.of(a[2], null, !Truth.of(a[1]));
        Iterator<Object> items = Iteration.over(a[0], evaluation.budget());
        return items.hasNext()
                ? extreme(items, path, greatest, evaluation.budget())
                : Undefined.because("No aggregated item, sequence was empty.");
    }

    /** The first of the greatest or smallest items; there is at least one. */
    static Object extreme(Iterator<Object> items, AttributePath path, boolean greatest, Budget budget) {
        Object best = items.next();
        Object bestKey = path.of(best);
        while (items.hasNext()) {
            Object item = items.next();
            Object key = path.of(item);
            if (greatest ? Comparison.less(bestKey, key, budget) : Comparison.less(key, bestKey, budget)) {
                best = item;
                bestKey = key;
            }
        }
        return best;
    }
}
