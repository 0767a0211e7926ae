package dev.pintail.manifest.component;

import java.util.Map;
import java.util.function.Function;

/**
 * A component: a mapping that becomes one record.
 *
 * @param name what documents and messages call it
 * @param type the word in its {@code type} property; null if the format has none for it
 * @param typeRequired whether the word has to be there
 * @param reader makes the record
 */
public record Component<T>(String name, String type, boolean typeRequired, Function<Node, T> reader)
        implements Shape<T> {
    /** A component that must say its type. */
    static <T> Component<T> component(String type, Function<Node, T> reader) {
        return new Component<>(type, type, true, reader);
    }

    /** A component that may leave its type out, because only one fits in its place. */
    static <T> Component<T> implicit(String type, Function<Node, T> reader) {
        return new Component<>(type, type, false, reader);
    }

    /** A mapping without any type. */
    static <T> Component<T> untyped(String name, Function<Node, T> reader) {
        return new Component<>(name, null, false, reader);
    }

    @Override
    public T read(Place place) {
        if (!(place.value() instanceof Map<?, ?>)) {
            return Scalar.refuse(this, place);
        }
        @SuppressWarnings("unchecked") // mappings of a manifest have only text keys
        Map<String, Object> raw = (Map<String, Object>) place.value();
        if (type != null && !type.equals(raw.get("type")) && (typeRequired || raw.containsKey("type"))) {
            place.report(OneOf.wrongType(raw, java.util.List.of(type)));
            return null;
        }
        return reader.apply(new ManifestNode(place, raw));
    }

    @Override
    public boolean fits(Place place) {
        return place.value() instanceof Map;
    }

    @Override
    public T placeholder() {
        return null;
    }

    @Override
    public String description() {
        return name;
    }
}
