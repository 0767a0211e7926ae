package dev.pintail.source.partition;

import dev.pintail.source.http.RequestOptions;
import dev.pintail.source.slice.StreamSlice;
import dev.pintail.template.python.Truth;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A partition for each record of the parents, one parent after the other (cdk-semantics 6.2, 6.8).
 *
 * @param parents at least one
 */
record SubstreamRouter(List<Parent> parents) implements PartitionRouter {
    SubstreamRouter {
        parents = List.copyOf(parents);
    }

    @Override
    public Iterator<StreamSlice> partitions() {
        return new SubstreamPartitions(parents);
    }

    @Override
    public Optional<Map<String, Object>> state() {
        Map<String, Object> states = new LinkedHashMap<>();
        for (Parent parent : parents) {
            if (parent.incremental()) {
                states.put(parent.stream().name(), parent.stream().state());
            }
        }
        return Optional.of(Collections.unmodifiableMap(states));
    }

    @Override
    public RequestOptions options(StreamSlice slice, Object nextPageToken) {
        RequestOptions options = RequestOptions.NONE;
        for (Parent parent : parents) {
            Object value = slice.values().get(parent.partitionField());
            if (parent.option().isPresent() && Truth.of(value)) {
                options = OptionOverlay.joined(options, parent.option().get().with(value));
            }
        }
        return options;
    }
}
