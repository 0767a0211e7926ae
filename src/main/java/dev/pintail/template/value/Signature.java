package dev.pintail.template.value;

import dev.pintail.template.python.PyTuple;
import dev.pintail.template.python.PythonError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters of a function, and how arguments find them: by place or by name, with defaults, or all that are left over.
 * Immutable and thread-safe.
 */
public final class Signature {
    private static final Object REQUIRED = new Object();

    private final String[] names;
    private final Object[] defaults;
    private final boolean byName;
    private final boolean rest;
    private final boolean otherKeywords;

    private Signature(String[] names, Object[] defaults, boolean byName, boolean rest, boolean otherKeywords) {
        this.names = names;
        this.defaults = defaults;
        this.byName = byName;
        this.rest = rest;
        this.otherKeywords = otherKeywords;
    }

    /** Parameters without defaults. */
    public static Signature takes(String... required) {
        Object[] defaults = new Object[required.length];
        Arrays.fill(defaults, REQUIRED);
        return new Signature(required, defaults, true, false, false);
    }

    /** One more parameter, with a default. */
    public Signature or(String name, Object fallback) {
        String[] moreNames = Arrays.copyOf(names, names.length + 1);
        Object[] moreDefaults = Arrays.copyOf(defaults, defaults.length + 1);
        moreNames[names.length] = name;
        moreDefaults[names.length] = fallback;
        return new Signature(moreNames, moreDefaults, byName, rest, otherKeywords);
    }

    /** Parameters that cannot be given by name, as in most of Python's own methods. */
    public Signature byPlace() {
        return new Signature(names, defaults, false, rest, otherKeywords);
    }

    /** Takes any number of further arguments: a {@link PyTuple} behind the parameters. */
    public Signature rest() {
        return new Signature(names, defaults, byName, true, otherKeywords);
    }

    /** Takes any further keywords: a map behind the parameters and the rest. */
    public Signature otherKeywords() {
        return new Signature(names, defaults, byName, rest, true);
    }

    /**
     * The values of all parameters in order.
     *
     * @throws PythonError.TypeError if the arguments do not fit
     */
    public Object[] bind(String function, CallArguments arguments) {
        if (arguments.count() <= names.length && arguments.keywords().isEmpty() && !rest && !otherKeywords) {
            return byPlace(function, arguments);
        }
        List<Object> values = new ArrayList<>(names.length + 2);
        Map<String, Object> keywords = new LinkedHashMap<>(arguments.keywords());
        for (int i = 0; i < names.length; i++) {
            values.add(value(function, i, arguments, keywords));
        }
        if (rest) {
            int from = Math.min(names.length, arguments.count());
            values.add(PyTuple.copyOf(arguments.positional().subList(from, arguments.count())));
        } else if (arguments.count() > names.length) {
            throw new PythonError.TypeError("%s() takes %d positional arguments but %d were given"
                    .formatted(function, names.length, arguments.count()));
        }
        if (otherKeywords) {
            values.add(keywords);
        } else if (!keywords.isEmpty()) {
            throw new PythonError.TypeError("%s() got an unexpected keyword argument '%s'"
                    .formatted(function, keywords.keySet().iterator().next()));
        }
        return values.toArray();
    }

    private Object[] byPlace(String function, CallArguments arguments) {
        if (arguments.count() == names.length) {
            return arguments.array();
        }
        Object[] values = Arrays.copyOf(arguments.array(), names.length);
        for (int i = arguments.count(); i < names.length; i++) {
            values[i] = defaultOf(function, i);
        }
        return values;
    }

    private Object value(String function, int index, CallArguments arguments, Map<String, Object> keywords) {
        String name = names[index];
        boolean named = byName && keywords.containsKey(name);
        if (index < arguments.count()) {
            if (named) {
                throw new PythonError.TypeError("%s() got multiple values for argument '%s'".formatted(function, name));
            }
            return arguments.get(index);
        }
        if (named) {
            return keywords.remove(name);
        }
        return defaultOf(function, index);
    }

    private Object defaultOf(String function, int index) {
        if (defaults[index] == REQUIRED) {
            throw new PythonError.TypeError(
                    "%s() missing 1 required positional argument: '%s'".formatted(function, names[index]));
        }
        return defaults[index];
    }
}
