package dev.pintail.manifest;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Refuses manifests that are small as text and huge or endlessly deep once aliases, references and parameters are in place.
 *
 * <p>What is shared counts wherever it stands. Counting ends at the limit, so it takes no longer than an honest manifest does.
 */
final class SizeLimit {
    /** The largest connector we know has twenty thousand. */
    static final long MAX_VALUES = 1_000_000;

    private static final int MAX_DEPTH = 300;

    private long values;

    private SizeLimit() {}

    /** @throws InvalidManifestException if the value has too many values inside or is too deep */
    static void check(Object value) {
        new SizeLimit().count(value, 0);
    }

    static InvalidManifestException exceeded() {
        return new InvalidManifestException(
                "too large or too deep once aliases, references and parameters are in place", 0);
    }

    private void count(Object value, int depth) {
        values++;
        if (values > MAX_VALUES || depth > MAX_DEPTH) {
            throw exceeded();
        }
        switch (value) {
            case Map<?, ?> mapping -> count(mapping.values(), depth);
            case List<?> list -> count(list, depth);
            case null, default -> {}
        }
    }

    private void count(Collection<?> items, int depth) {
        for (Object item : items) {
            count(item, depth + 1);
        }
    }
}
