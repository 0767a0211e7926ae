package dev.pintail.manifest;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Refuses manifests that are small as text and huge or endlessly deep once aliases, references and parameters are in place.
 *
 * <p>What is shared is measured once but counted wherever it stands, so measuring takes no longer than the text is long.
 */
final class SizeLimit {
    /** The largest connector we know has twenty thousand. */
    static final long MAX_VALUES = 1_000_000;

    private static final int MAX_DEPTH = 300;

    private final IdentityHashMap<Object, Measure> measured = new IdentityHashMap<>();

    private record Measure(long values, int depth) {}

    private static final Measure SCALAR = new Measure(1, 0);

    private SizeLimit() {}

    /** @throws InvalidManifestException if the value has too many values inside or is too deep */
    static void check(Object value) {
        new SizeLimit().measure(value);
    }

    static InvalidManifestException exceeded() {
        return new InvalidManifestException(
                "too large or too deep once aliases, references and parameters are in place", 0);
    }

    private Measure measure(Object value) {
        return switch (value) {
            case Map<?, ?> mapping -> measure(mapping, mapping.values());
            case List<?> list -> measure(list, list);
            case null, default -> SCALAR;
        };
    }

    private Measure measure(Object container, Collection<?> items) {
        Measure known = measured.get(container);
        if (known != null) {
            return known;
        }
        long values = 1;
        int depth = 0;
        for (Object item : items) {
            Measure inner = measure(item);
            values += inner.values;
            depth = Math.max(depth, inner.depth + 1);
            if (values > MAX_VALUES || depth > MAX_DEPTH) {
                throw exceeded();
            }
        }
        Measure measure = new Measure(values, depth);
        measured.put(container, measure);
        return measure;
    }
}
