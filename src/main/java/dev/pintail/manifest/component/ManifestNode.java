package dev.pintail.manifest.component;

import dev.pintail.error.NearestName;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The node of a real manifest. Not thread-safe. */
final class ManifestNode implements Node {
    private static final String PARAMETERS = "$parameters";

    private final Place place;
    private final Map<String, Object> raw;
    private final Set<String> asked = new HashSet<>(Set.of("type"));

    ManifestNode(Place place, Map<String, Object> raw) {
        this.place = place;
        this.raw = raw;
    }

    @Override
    public <T> T required(String property, Shape<T> shape) {
        asked.add(property);
        if (!raw.containsKey(property)) {
            place.report("\"" + property + "\" is missing" + lookalike(property));
            return shape.placeholder();
        }
        return shape.read(place.property(property, raw.get(property)));
    }

    @Override
    public <T> T optional(String property, Shape<T> shape, T absent) {
        asked.add(property);
        Object value = raw.get(property);
        boolean there = value != null || (raw.containsKey(property) && !place.lenient());
        return there ? shape.read(place.property(property, value)) : absent;
    }

    @Override
    public Map<String, Object> parameters() {
        return optional(PARAMETERS, Shapes.PARAMETERS, Map.of());
    }

    @Override
    public Map<String, Object> rawProperties() {
        Map<String, Object> properties = new LinkedHashMap<>(raw);
        properties.remove("type");
        properties.remove(PARAMETERS);
        return Collections.unmodifiableMap(properties);
    }

    @Override
    public <T> T alsoAs(Component<T> component) {
        Reading reading = Reading.lenient();
        Map<String, Object> typed = new LinkedHashMap<>(raw);
        typed.put("type", component.type());
        T read = component.read(Place.root(typed, reading));
        return reading.problems().isEmpty() ? read : null;
    }

    @Override
    public void requireOneOf(String... properties) {
        if (Collections.disjoint(raw.keySet(), List.of(properties))) {
            place.report("at least one of " + String.join(", ", properties) + " has to be there");
        }
    }

    @Override
    public void forbidOthers() {
        for (String property : raw.keySet()) {
            if (!asked.contains(property)) {
                place.report("\"" + property + "\" is unknown here." + NearestName.suggestion(property, asked));
            }
        }
    }

    /** A property of this mapping that may be the missing one misspelled. */
    private String lookalike(String missing) {
        return NearestName.of(missing, raw.keySet())
                .map(present -> "; is \"" + present + "\" a misspelling of it?")
                .orElse("");
    }
}
