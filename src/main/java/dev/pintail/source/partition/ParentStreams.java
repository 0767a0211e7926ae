package dev.pintail.source.partition;

import dev.pintail.manifest.component.SingleStream;
import java.util.Map;

/** Builds the streams that other streams read for their partitions. */
@FunctionalInterface
public interface ParentStreams {
    /**
     * A parent that has not been read yet. Every child has a parent of its own.
     *
     * @param state where the parent goes on, empty for the beginning; it may be one that the parent's state migrations have to change
     * @throws dev.pintail.error.PintailException if it cannot be built
     */
    ParentStream open(SingleStream definition, Map<String, Object> state);
}
