package dev.pintail.source.cursor;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import dev.pintail.source.http.RequestOptions;
import dev.pintail.source.partition.PartitionRouter;
import dev.pintail.source.slice.StreamSlice;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Partitions {@code {"board": value}}; the value {@code FAILS} is an error. The parents' state is the last value found. */
final class FakeRouter implements PartitionRouter {
    static final String FAILS = "FAILS";

    private final List<?> values;
    private final boolean hasState;
    private Map<String, Object> state = Map.of("boards", "none");

    FakeRouter(List<?> values, boolean hasState) {
        this.values = values;
        this.hasState = hasState;
    }

    static FakeRouter of(Object... values) {
        return new FakeRouter(List.of(values), false);
    }

    static FakeRouter withState(Object... values) {
        return new FakeRouter(List.of(values), true);
    }

    @Override
    public Iterator<StreamSlice> partitions() {
        return values.stream().map(this::partition).iterator();
    }

    private StreamSlice partition(Object value) {
        if (FAILS.equals(value)) {
            throw new SourceException(ErrorCode.SOURCE_REQUEST_FAILED, "the parent failed", "");
        }
        state = Map.of("boards", value);
        return StreamSlice.ofPartition(Map.of("board", value));
    }

    @Override
    public Optional<Map<String, Object>> state() {
        return hasState ? Optional.of(state) : Optional.empty();
    }

    @Override
    public RequestOptions options(StreamSlice slice, Object nextPageToken) {
        return RequestOptions.NONE;
    }
}
