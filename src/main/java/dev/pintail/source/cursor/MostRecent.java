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
    private Object text;

    MostRecent(Scale<V> scale) {
        this.scale = scale;
    }

    /** @param written the value as its record has it */
    synchronized void observe(V seen, Object written) {
        if (value == null || scale.compare(value, seen) < 0) {
            value = seen;
            text = written;
        }
    }

    /** The greatest value as its record has it. */
    synchronized Optional<Object> text() {
        return Optional.ofNullable(text);
    }

    synchronized Optional<V> value() {
        return Optional.ofNullable(value);
    }
}
