package dev.pintail.source.partition;

import dev.pintail.source.http.RequestOptions;
import dev.pintail.source.slice.StreamSlice;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A stream that is not divided: one partition without a name. */
public final class SinglePartition implements PartitionRouter {
    @Override
    public Iterator<StreamSlice> partitions() {
        return List.of(StreamSlice.EMPTY).iterator();
    }

    @Override
    public Optional<Map<String, Object>> state() {
        return Optional.empty();
    }

    @Override
    public RequestOptions options(StreamSlice slice, Object nextPageToken) {
        return RequestOptions.NONE;
    }
}
