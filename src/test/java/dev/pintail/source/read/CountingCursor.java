package dev.pintail.source.read;

import dev.pintail.source.cursor.SliceProgress;
import dev.pintail.source.cursor.StreamCursor;
import dev.pintail.source.http.RequestOptions;
import dev.pintail.source.slice.StreamSlice;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A cursor over given slices whose state is how many of them were closed. */
final class CountingCursor implements StreamCursor {
    private final List<StreamSlice> slices;
    private final AtomicInteger closed = new AtomicInteger();

    CountingCursor(List<StreamSlice> slices) {
        this.slices = slices;
    }

    @Override
    public Optional<String> cursorField() {
        return Optional.empty();
    }

    @Override
    public Iterator<StreamSlice> slices() {
        return slices.iterator();
    }

    @Override
    public void observe(StreamSlice slice, Map<String, Object> record) {}

    @Override
    public boolean close(StreamSlice slice) {
        closed.incrementAndGet();
        return true;
    }

    @Override
    public void finish() {}

    @Override
    public Map<String, Object> state() {
        return Map.of("closed", closed.get());
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
        return RequestOptions.NONE;
    }
}
