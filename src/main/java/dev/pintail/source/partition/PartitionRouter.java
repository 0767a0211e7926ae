package dev.pintail.source.partition;

import dev.pintail.source.http.RequestOptionsProvider;
import dev.pintail.source.slice.StreamSlice;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/** Finds the partitions of a stream: a list, the records of a parent, a product of others (cdk-semantics 6.2). */
public interface PartitionRouter extends RequestOptionsProvider {
    /** The partitions, lazily: parents are read while the iterator advances. One iterator at a time. */
    Iterator<StreamSlice> partitions();

    /** Hands in the child's state so that parents with an incremental dependency go on from there (6.8). */
    void setInitialState(Map<String, Object> childState);

    /** The parents' state as of the partitions handed out so far; empty where the router has none (6.7). */
    Optional<Map<String, Object>> state();
}
