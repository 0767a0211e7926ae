package dev.pintail.source.async;

import dev.pintail.source.cursor.SliceProgress;
import dev.pintail.source.cursor.StreamCursor;
import dev.pintail.source.http.RequestOptions;
import dev.pintail.source.slice.StreamSlice;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stream's cursor whose slices come when their jobs are done, not in the order of the stream.
 *
 * @param retriever watches over the jobs
 */
record JobCursor(StreamCursor cursor, JobRetriever retriever) implements StreamCursor {
    @Override
    public Iterator<StreamSlice> slices() {
        return retriever.completed(cursor.slices());
    }

    @Override
    public Optional<String> cursorField() {
        return cursor.cursorField();
    }

    @Override
    public void observe(StreamSlice slice, Map<String, Object> record) {
        cursor.observe(slice, record);
    }

    @Override
    public boolean close(StreamSlice slice) {
        return cursor.close(slice);
    }

    @Override
    public void finish() {
        cursor.finish();
    }

    @Override
    public Map<String, Object> state() {
        return cursor.state();
    }

    @Override
    public boolean shouldBeSynced(StreamSlice slice, Map<String, Object> record) {
        return cursor.shouldBeSynced(slice, record);
    }

    @Override
    public List<StreamSlice> halves(StreamSlice slice, Duration smallest) {
        return cursor.halves(slice, smallest);
    }

    @Override
    public Optional<SliceProgress> progress() {
        return cursor.progress();
    }

    @Override
    public RequestOptions options(StreamSlice slice, Object nextPageToken) {
        return cursor.options(slice, nextPageToken);
    }
}
