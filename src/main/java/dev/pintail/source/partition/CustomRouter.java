package dev.pintail.source.partition;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.custom.CustomComponent;
import dev.pintail.source.http.RequestOptions;
import dev.pintail.source.slice.StreamSlice;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * A router in the place of a Python class.
 *
 * @param base what the format's own router makes of the same properties; it injects the partitions into requests
 */
record CustomRouter(CustomComponent.Router router, PartitionRouter base) implements PartitionRouter {
    CustomRouter {
        requireNonNull(router, "router is null");
        requireNonNull(base, "base is null");
    }

    @Override
    public Iterator<StreamSlice> partitions() {
        return router.partitions(base::partitions);
    }

    @Override
    public Optional<Map<String, Object>> state() {
        return base.state();
    }

    @Override
    public RequestOptions options(StreamSlice slice, Object nextPageToken) {
        return base.options(slice, nextPageToken);
    }
}
