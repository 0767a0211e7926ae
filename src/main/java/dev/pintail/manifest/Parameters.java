package dev.pintail.manifest;

import dev.pintail.manifest.yaml.YamlLines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Hands {@code $parameters} down to every component inside, and gives components their default types.
 *
 * <p>A parameter becomes a property of each component on the way, unless that has one of the same name which is not empty: an
 * existing {@code false}, {@code 0}, {@code ""}, {@code []}, {@code {}} or {@code null} is replaced. A parameter is not handed
 * down into the property that has its name. What has no type is no component: parameters end there, except for components
 * that stand directly in it. JSON schemas ({@code type: object}, or a {@code type} that is no text) are left alone.
 *
 * <p>The input is not changed; the result shares with it what has no components inside.
 */
final class Parameters {
    private static final String KEY = "$parameters";
    private static final String TYPE = "type";

    private final YamlLines lines;
    private final boolean outermostWins;
    private long values;

    /** @param outermostWins whether of two parameters with one name the one further out is taken */
    private Parameters(YamlLines lines, boolean outermostWins) {
        this.lines = lines;
        this.outermostWins = outermostWins;
    }

    /**
     * The manifest with types and parameters.
     *
     * @throws InvalidManifestException if {@code $parameters} is no mapping
     */
    static Map<String, Object> propagate(Map<String, Object> manifest, YamlLines lines) {
        return new Parameters(lines, false).component("", manifest, Map.of());
    }

    /** As {@link #propagate}, for one stream that a components resolver made. */
    static Map<String, Object> propagateInStream(Map<String, Object> stream, boolean outermostWins) {
        return new Parameters(YamlLines.none(), outermostWins).component("", stream, Map.of());
    }

    private Map<String, Object> component(String place, Map<String, Object> raw, Map<String, Object> inherited) {
        Map<String, Object> component = new LinkedHashMap<>(raw);
        lines.carry(raw, component);
        if (!component.containsKey(TYPE)) {
            String type = DefaultTypes.at(place, component);
            if (type != null) {
                component.put(TYPE, type);
            }
        }
        Map<String, Object> parameters = combined(inherited, component);
        // Parameters that are components multiply each other: this has to be stopped on the way.
        values += 1 + component.size() + parameters.size();
        if (values > SizeLimit.MAX_VALUES) {
            throw SizeLimit.exceeded();
        }
        if (isJsonSchema(component)) {
            return component;
        }
        if (!component.containsKey(TYPE)) {
            component.replaceAll((name, value) -> value instanceof Map<?, ?> inner && isTrue(inner.get(TYPE))
                    ? component(place, mapping(value), parameters)
                    : value);
            return component;
        }
        parameters.forEach((name, value) -> {
            if (!isTrue(component.get(name))) {
                component.put(name, value);
            }
        });
        component.replaceAll((name, value) -> inside(component.get(TYPE) + "." + name, name, value, parameters));
        if (!parameters.isEmpty()) {
            component.put(KEY, parameters);
        }
        return component;
    }

    /** A property's value with its components done. While it is, the parameter of the property's name is out of reach. */
    private Object inside(String place, String name, Object value, Map<String, Object> parameters) {
        if (!(value instanceof Map || value instanceof List)) {
            return value;
        }
        Object excluded = parameters.remove(name);
        Object done = value instanceof List<?> items
                ? items(place, items, parameters)
                : component(place, mapping(value), parameters);
        if (isTrue(excluded)) {
            parameters.put(name, excluded);
        }
        return done;
    }

    private List<Object> items(String place, List<?> items, Map<String, Object> parameters) {
        List<Object> done = new ArrayList<>(items.size());
        items.forEach(item -> done.add(item instanceof Map ? component(place, mapping(item), parameters) : item));
        return done;
    }

    /** The parameters that hold from here on, in a mapping of their own; takes the component's out of it. */
    private Map<String, Object> combined(Map<String, Object> inherited, Map<String, Object> component) {
        Object own = component.containsKey(KEY) ? component.remove(KEY) : Map.of();
        if (!(own instanceof Map)) {
            throw new InvalidManifestException("$parameters is no mapping", lines.line(component, KEY));
        }
        Map<String, Object> combined = new LinkedHashMap<>(outermostWins ? mapping(own) : inherited);
        combined.putAll(outermostWins ? inherited : mapping(own));
        return combined;
    }

    private static boolean isJsonSchema(Map<String, Object> component) {
        return switch (component.get(TYPE)) {
            case String type -> type.equals("object");
            case List<?> types -> true;
            case Map<?, ?> property -> true;
            case null, default -> false;
        };
    }

    /** Python's truth. */
    private static boolean isTrue(Object value) {
        return switch (value) {
            case null -> false;
            case Boolean flag -> flag;
            case String text -> !text.isEmpty();
            case Number number -> number.doubleValue() != 0;
            case List<?> list -> !list.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            default -> true;
        };
    }

    @SuppressWarnings("unchecked") // mappings of a manifest have only text keys
    private static Map<String, Object> mapping(Object value) {
        return (Map<String, Object>) value;
    }
}
