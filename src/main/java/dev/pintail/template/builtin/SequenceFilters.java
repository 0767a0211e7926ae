package dev.pintail.template.builtin;

import dev.pintail.template.TemplateException;
import dev.pintail.template.TemplateObject;
import dev.pintail.template.python.PyType;
import dev.pintail.template.python.PythonError;
import dev.pintail.template.value.Arithmetic;
import dev.pintail.template.value.Attributes;
import dev.pintail.template.value.Budget;
import dev.pintail.template.value.DictView;
import dev.pintail.template.value.Evaluation;
import dev.pintail.template.value.Generator;
import dev.pintail.template.value.IntegerMath;
import dev.pintail.template.value.Iteration;
import dev.pintail.template.value.Texts;
import dev.pintail.template.value.Undefined;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Filters over the items of a value. */
final class SequenceFilters {
    private SequenceFilters() {}

    static Object first(Evaluation evaluation, Object[] a) {
        Iterator<Object> items = Iteration.over(a[0], evaluation.budget());
        return items.hasNext() ? items.next() : Undefined.because("No first item, sequence was empty.");
    }

    static Object last(Evaluation evaluation, Object[] a) {
        Iterator<Object> items = reversed(a[0], evaluation.budget()).iterator();
        return items.hasNext() ? items.next() : Undefined.because("No last item, sequence was empty.");
    }

    static Object random(Evaluation evaluation, Object[] a) {
        long length = Iteration.length(a[0]);
        return length == 0
                ? Undefined.because("No random item, sequence was empty.")
                : Attributes.item(a[0], ThreadLocalRandom.current().nextLong(length));
    }

    static Object join(Evaluation evaluation, Object[] a) {
        Budget budget = evaluation.budget();
        AttributePath path = AttributePath.of(a[2], null, false);
        String separator = Texts.str(a[1], budget);
        StringBuilder out = new StringBuilder();
        String before = "";
        for (Iterator<Object> items = Iteration.over(a[0], budget); items.hasNext(); ) {
            String item = Texts.str(path.of(items.next()), budget);
            budget.text((long) before.length() + item.length());
            out.append(before).append(item);
            before = separator;
        }
        return out.toString();
    }

    /** A text turned round, or an iterator that goes backwards. */
    static Object reverse(Evaluation evaluation, Object[] a) {
        Budget budget = evaluation.budget();
        if (Texts.isText(a[0])) {
            return Attributes.slice(Texts.of(a[0]), null, null, -1L, budget);
        }
        if (a[0] instanceof Generator) {
            List<Object> items = Iteration.list(a[0], budget);
            Collections.reverse(items);
            return items;
        }
        if (!Iteration.isIterable(a[0])) {
            throw new TemplateException.Raised("FilterArgumentError", "argument must be iterable");
        }
        String typeName = a[0] instanceof List ? "list_reverseiterator" : "reversed";
        return Generator.iterator(typeName, reversed(a[0], budget).iterator());
    }

    private static List<Object> reversed(Object value, Budget budget) {
        if (value instanceof Generator || !Iteration.isIterable(value)) {
            throw new PythonError.TypeError("'" + PyType.nameOf(value) + "' object is not reversible");
        }
        List<Object> items = Iteration.list(value, budget);
        Collections.reverse(items);
        return items;
    }

    static Object sum(Evaluation evaluation, Object[] a) {
        if (Texts.isText(a[2])) {
            throw new PythonError.TypeError("sum() can't sum strings [use ''.join(seq) instead]");
        }
        AttributePath path = AttributePath.of(a[1], null, false);
        Object sum = a[2];
        for (Iterator<Object> items = Iteration.over(a[0], evaluation.budget()); items.hasNext(); ) {
            sum = Arithmetic.add(sum, path.of(items.next()), evaluation.budget());
        }
        return sum;
    }

    /** Rows of so many items. */
    static Object batch(Evaluation evaluation, Object[] a) {
        return Generator.of("do_batch", new Lazily(() -> {
            Budget budget = evaluation.budget();
            long size = IntegerMath.toLong(a[1]);
            List<Object> rows = new ArrayList<>();
            List<Object> row = new ArrayList<>();
            for (Object item : Iteration.list(a[0], budget)) {
                if (row.size() == size) {
                    rows.add(row);
                    row = new ArrayList<>();
                }
                row.add(item);
            }
            if (!row.isEmpty()) {
                fill(row, a[2], size - row.size(), budget);
                rows.add(row);
            }
            return rows.iterator();
        }));
    }

    private static void fill(List<Object> row, Object filling, long missing, Budget budget) {
        if (filling != null && missing > 0) {
            budget.steps(missing);
            row.addAll(Collections.nCopies((int) missing, filling));
        }
    }

    /** So many columns, the first ones longer by one where it does not come out even. */
    static Object slice(Evaluation evaluation, Object[] a) {
        return Generator.of("sync_do_slice", new Lazily(() -> {
            List<Object> items = Iteration.list(a[0], evaluation.budget());
            long slices = IntegerMath.toLong(a[1]);
            if (slices == 0) {
                throw new PythonError.ZeroDivisionError("integer division or modulo by zero");
            }
            evaluation.budget().steps(Math.max(0, slices));
            long size = Math.floorDiv((long) items.size(), slices);
            long longer = Math.floorMod((long) items.size(), slices);
            List<Object> columns = new ArrayList<>();
            int start = 0;
            for (long i = 0; i < slices; i++) {
                int end = (int) (start + size + (i < longer ? 1 : 0));
                List<Object> column = new ArrayList<>(items.subList(start, end));
                if (a[2] != null && i >= longer) {
                    column.add(a[2]);
                }
                columns.add(column);
                start = end;
            }
            return columns.iterator();
        }));
    }

    static Object items(Evaluation evaluation, Object[] a) {
        return Generator.of("do_items", new Lazily(() -> {
            Object pairs = switch (a[0]) {
                case Undefined undefined -> undefined;
                case Map<?, ?> map -> new DictView(DictView.Kind.ITEMS, map);
                case TemplateObject object -> new DictView(DictView.Kind.ITEMS, object.items());
                case null, default -> throw new PythonError.TypeError("Can only get item pairs from a mapping.");
            };
            return Iteration.over(pairs, evaluation.budget());
        }));
    }
}
