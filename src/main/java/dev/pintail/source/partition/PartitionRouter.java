package dev.pintail.source.partition;

import dev.pintail.source.http.RequestOptionsProvider;
import dev.pintail.source.slice.StreamSlice;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the partitions of a stream: a list, the records of a parent, a product of others (cdk-semantics 6.2).
 *
 * <p>Partitions are taken by one thread; {@link #state()} and the request options may be asked for by others meanwhile.
 */
public interface PartitionRouter extends RequestOptionsProvider {
    /** The partitions in a fixed order, lazily: parents are read while the iterator advances. Called once. */
    Iterator<StreamSlice> partitions();

    /**
     * The states of the parents with an incremental dependency, by stream name, as of the partitions handed out so far; empty
     * where this kind of router never has any (6.7, {@code parent_state}). A snapshot that does not change.
     */
    Optional<Map<String, Object>> state();
}
