package dev.pintail.manifest.component;

import dev.pintail.error.NearestName;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A place where components of several types fit; the {@code type} property says which one stands there. */
public record OneOf<T>(List<Component<? extends T>> members) implements Shape<T> {
    @SafeVarargs
    @SuppressWarnings("varargs") // List.of only copies
    static <T> OneOf<T> oneOf(Component<? extends T>... members) {
        return new OneOf<>(List.of(members));
    }

    @Override
    public T read(Place place) {
        if (!(place.value() instanceof Map<?, ?> raw)) {
            return Scalar.refuse(this, place);
        }
        Object type = raw.get("type");
        for (Component<? extends T> member : members) {
            if (member.type().equals(type) || (!member.typeRequired() && !raw.containsKey("type"))) {
                return member.read(place);
            }
        }
        place.report(wrongType(raw, types()));
        return null;
    }

    /** The words that {@code type} may have here. */
    public List<String> types() {
        return members.stream().<String>map(Component::type).toList();
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
        return types().stream().collect(Collectors.joining(" or "));
    }

    /** What to say about a mapping whose type is missing or another one. */
    static String wrongType(Map<?, ?> raw, List<String> allowed) {
        String expected = "expected " + String.join(" or ", allowed);
        if (!raw.containsKey("type")) {
            return "\"type\" is missing, " + expected;
        }
        if (raw.get("type") instanceof String type) {
            return "type \"" + type + "\" does not fit here, " + expected + "." + NearestName.suggestion(type, allowed);
        }
        return "\"type\" is " + Scalar.show(raw.get("type")) + ", " + expected;
    }
}
