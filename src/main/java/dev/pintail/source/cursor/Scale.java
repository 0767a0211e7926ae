package dev.pintail.source.cursor;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What a cursor counts in: how its values read, compare and become windows.
 *
 * <p>Immutable and thread-safe. All settings of the manifest that do not depend on the state are in here.
 *
 * @param <V> a value; never null
 */
sealed interface Scale<V> permits DatetimeScale, CountScale {
    /**
     * The value that stands in a record, a slice or a state; empty if it is none in any of the cursor's formats.
     *
     * @param text not null
     */
    Optional<V> parse(Object text);

    /** Whether what stands in a state counts as no state at all. */
    boolean isNone(Object text);

    /** The value as requests and states have it. */
    Object format(V value);

    /** The order of values; 0 for two that differ only in their offset. */
    int compare(V left, V right);

    /** Whether nothing lies between the end of one interval and the start of a later one. */
    boolean touches(V end, V start);

    /** Where reading begins without a state. */
    V start();

    /** Where reading ends at this moment. */
    V now();

    /** The lowest value that is wanted when reading goes on from {@code position} (client-side filtering, 6.5). */
    V lowestWanted(V position);

    /**
     * What is left to read, in order, lazily.
     *
     * @param read what has been read, merged, at least one interval
     */
    Iterator<Window<V>> windows(List<Interval<V>> read);

    /** What a window that has been read adds to what is read; empty if nothing. */
    Optional<Interval<V>> read(Window<V> window, Optional<V> mostRecent);

    /** The two halves of a window; empty if it cannot be halved. {@code smallest} may be null. */
    List<Window<V>> halves(Window<V> window, Duration smallest);
}
