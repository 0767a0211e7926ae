package dev.pintail.source.cursor;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.http.RequestOptions;
import dev.pintail.source.partition.PartitionRouter;
import dev.pintail.source.slice.StreamSlice;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cursor of a stream without an incremental sync: it reads every partition every time (cdk-semantics 6.10; reference:
 * {@code FinalStateCursor}).
 */
final class NoCursor implements StreamCursor {
    /** The state's only key: the stream was read, and there is nothing to go on from. */
    static final String STATE_KEY = "__ab_no_cursor_state_message";

    private final PartitionRouter router;

    NoCursor(PartitionRouter router) {
        this.router = requireNonNull(router, "router is null");
    }

    @Override
    public Optional<String> cursorField() {
        return Optional.empty();
    }

    @Override
    public Iterator<StreamSlice> slices() {
        return router.partitions();
    }

    @Override
    public void observe(StreamSlice slice, Map<String, Object> record) {
        // nothing in a record moves this state
    }

    @Override
    public boolean close(StreamSlice slice) {
        return false;
    }

    @Override
    public void finish() {
        // the state is always the same
    }

    @Override
    public Map<String, Object> state() {
        return Map.of(STATE_KEY, true);
    }

    @Override
    public boolean shouldBeSynced(StreamSlice slice, Map<String, Object> record) {
        return true;
    }

    @Override
    public List<StreamSlice> halves(StreamSlice slice, Duration smallest) {
        return List.of();
    }

    @Override
    public Optional<SliceProgress> progress() {
        return Optional.empty();
    }

    @Override
    public RequestOptions options(StreamSlice slice, Object nextPageToken) {
        return router.options(slice, nextPageToken);
    }
}
