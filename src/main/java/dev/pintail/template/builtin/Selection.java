package dev.pintail.template.builtin;

import dev.pintail.template.TemplateException;
import dev.pintail.template.python.PyTuple;
import dev.pintail.template.python.Repr;
import dev.pintail.template.python.Truth;
import dev.pintail.template.value.CallArguments;
import dev.pintail.template.value.Evaluation;
import dev.pintail.template.value.Generator;
import dev.pintail.template.value.Iteration;
import dev.pintail.template.value.Texts;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * {@code map}, {@code select} and its relatives: generators, so what is wrong shows only when their items are used.
 *
 * <p>Arguments: the value, the other positional ones as a tuple, the keywords as a map.
 */
final class Selection {
    private Selection() {}

    static Object map(Evaluation evaluation, Object[] a) {
        return Generator.of("sync_do_map", new Lazily(() -> {
            if (!Truth.of(a[0])) {
                return List.of().iterator();
            }
            Function<Object, Object> function = mapping(evaluation, (PyTuple) a[1], keywords(a[2]));
            Iterator<Object> items = Iteration.over(a[0], evaluation.budget());
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return items.hasNext();
                }

                @Override
                public Object next() {
                    return function.apply(items.next());
                }
            };
        }));
    }

    private static Function<Object, Object> mapping(
            Evaluation evaluation, PyTuple positional, Map<String, Object> keywords) {
        if (positional.isEmpty() && keywords.containsKey("attribute")) {
            Map<String, Object> others = new LinkedHashMap<>(keywords);
            AttributePath path = AttributePath.of(others.remove("attribute"), others.remove("default"), false);
            if (!others.isEmpty()) {
                throw argumentError("Unexpected keyword argument "
                        + Repr.of(others.keySet().iterator().next()));
            }
            return path::of;
        }
        if (positional.isEmpty()) {
            throw argumentError("map requires a filter argument");
        }
        String name = name(positional.get(0), "filter", evaluation);
        CallArguments arguments =
                CallArguments.of(positional.toArray(), keywords).from(1);
        return item -> evaluation.filter(name, item, arguments);
    }

    static Object select(Evaluation evaluation, Object[] a) {
        return selected(evaluation, a, false, true);
    }

    static Object reject(Evaluation evaluation, Object[] a) {
        return selected(evaluation, a, false, false);
    }

    static Object selectAttribute(Evaluation evaluation, Object[] a) {
        return selected(evaluation, a, true, true);
    }

    static Object rejectAttribute(Evaluation evaluation, Object[] a) {
        return selected(evaluation, a, true, false);
    }

    private static Generator selected(Evaluation evaluation, Object[] a, boolean byAttribute, boolean wanted) {
        return Generator.of("select_or_reject", new Lazily(() -> {
            if (!Truth.of(a[0])) {
                return List.of().iterator();
            }
            Predicate<Object> test = test(evaluation, (PyTuple) a[1], keywords(a[2]), byAttribute);
            Iterator<Object> items = Iteration.over(a[0], evaluation.budget());
            return new Selecting(() -> items) {
                @Override
                boolean keeps(Object item) {
                    return test.test(item) == wanted;
                }
            };
        }));
    }

    private static Predicate<Object> test(
            Evaluation evaluation, PyTuple positional, Map<String, Object> keywords, boolean byAttribute) {
        if (byAttribute && positional.isEmpty()) {
            throw argumentError("Missing parameter for attribute name");
        }
        AttributePath path = AttributePath.of(byAttribute ? positional.get(0) : null, null, false);
        int place = byAttribute ? 1 : 0;
        if (positional.size() == place) {
            return item -> Truth.of(path.of(item));
        }
        String name = name(positional.get(place), "test", evaluation);
        CallArguments arguments =
                CallArguments.of(positional.toArray(), keywords).from(place + 1);
        return item -> evaluation.test(name, path.of(item), arguments);
    }

    private static String name(Object value, String kind, Evaluation evaluation) {
        String name = Texts.of(value);
        if (name == null) {
            throw new TemplateException.Raised(
                    "TemplateRuntimeError", "No " + kind + " named " + Texts.str(value, evaluation.budget()) + ".");
        }
        return name;
    }

    @SuppressWarnings("unchecked") // Bound by a signature that collects keywords.
    private static Map<String, Object> keywords(Object value) {
        return (Map<String, Object>) value;
    }

    private static TemplateException argumentError(String problem) {
        return new TemplateException.Raised("FilterArgumentError", problem);
    }
}
