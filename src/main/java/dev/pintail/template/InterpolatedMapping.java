package dev.pintail.template;

import dev.pintail.template.python.PyDict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A mapping of templates to templates, one level deep: query parameters, headers, form fields.
 *
 * <p>Values that are no texts stay as they are. What renders empty or is undefined becomes null, a key as well. Immutable and
 * thread-safe.
 */
public final class InterpolatedMapping {
    private final List<Entry> entries;
    private final Map<String, Object> parameters;

    public InterpolatedMapping(Map<String, Object> mapping, Map<String, Object> parameters) {
        List<Entry> compiled = new ArrayList<>(mapping.size());
        mapping.forEach((key, value) -> compiled.add(
                new Entry(Interpolation.of(key), value instanceof String text ? Interpolation.of(text) : value)));
        this.entries = List.copyOf(compiled);
        this.parameters = parameters;
    }

    /** @param value an {@link Interpolation}, or the value itself */
    private record Entry(Interpolation key, Object value) {}

    /** With texts as keys and values of the given types. */
    public Map<Object, Object> eval(Scope scope, ValidTypes valueTypes) {
        return eval(scope, ValidTypes.TEXT, valueTypes);
    }

    /**
     * The evaluated mapping in the order of the manifest; of equal keys the last value wins.
     *
     * @throws TemplateException if a template is broken, names unknown variables, or fails otherwise
     * @throws dev.pintail.template.python.PythonError.TypeError if a key becomes a list or dict
     */
    public Map<Object, Object> eval(Scope scope, ValidTypes keyTypes, ValidTypes valueTypes) {
        Scope own = scope.withParameters(parameters);
        Map<Object, Object> evaluated = new PyDict();
        for (Entry entry : entries) {
            Object key = entry.key.eval(own, keyTypes);
            Object value = entry.value instanceof Interpolation template ? template.eval(own, valueTypes) : entry.value;
            evaluated.put(key, value);
        }
        return evaluated;
    }
}
