package dev.pintail.source.cursor;

import java.util.Optional;

/**
 * The greatest cursor value among the records of one slice. Records without a readable value do not count.
 *
 * <p>Thread-safe: two slices that a coarse format makes equal share one.
 */
final class MostRecent<V> {
    private final Scale<V> scale;
    private V value;

    MostRecent(Scale<V> scale) {
        this.scale = scale;
    }

    synchronized void observe(V seen) {
        if (value == null || scale.compare(value, seen) < 0) {
            value = seen;
        }
    }

    synchronized Optional<V> value() {
        return Optional.ofNullable(value);
    }
}
