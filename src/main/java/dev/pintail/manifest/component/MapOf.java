package dev.pintail.manifest.component;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A mapping from free names to values of one shape. */
record MapOf<T>(Shape<T> item) implements Shape<Map<String, T>> {
    @Override
    public Map<String, T> read(Place place) {
        if (!(place.value() instanceof Map<?, ?> raw)) {
            return Scalar.refuse(this, place);
        }
        Map<String, T> items = new LinkedHashMap<>();
        raw.forEach((name, value) -> items.put((String) name, item.read(place.property((String) name, value))));
        return Collections.unmodifiableMap(items);
    }

    @Override
    public boolean fits(Place place) {
        return place.value() instanceof Map;
    }

    @Override
    public Map<String, T> placeholder() {
        return Map.of();
    }

    @Override
    public String description() {
        return "mapping to " + item.description();
    }
}
