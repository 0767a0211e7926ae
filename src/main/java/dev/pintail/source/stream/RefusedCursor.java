package dev.pintail.source.stream;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ManifestException;
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
 * The cursor of a stream that cannot be read because it needs code which is not here: there are no slices, and the state stays.
 *
 * @param reason what whoever asks for slices gets
 */
record RefusedCursor(Optional<String> cursorField, Map<String, Object> state, ManifestException reason)
        implements StreamCursor {
    RefusedCursor {
        requireNonNull(cursorField, "cursorField is null");
        requireNonNull(state, "state is null");
        requireNonNull(reason, "reason is null");
    }

    @Override
    public Iterator<StreamSlice> slices() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                throw reason;
            }

            @Override
            public StreamSlice next() {
                throw reason;
            }
        };
    }

    @Override
    public void observe(StreamSlice slice, Map<String, Object> record) {
        throw reason;
    }

    @Override
    public boolean close(StreamSlice slice) {
        throw reason;
    }

    @Override
    public void finish() {
        // the state stays as it was given
    }

    @Override
    public boolean shouldBeSynced(StreamSlice slice, Map<String, Object> record) {
        throw reason;
    }

    @Override
    public List<StreamSlice> halves(StreamSlice slice, Duration smallest) {
        throw reason;
    }

    @Override
    public Optional<SliceProgress> progress() {
        return Optional.empty();
    }

    @Override
    public RequestOptions options(StreamSlice slice, Object nextPageToken) {
        throw reason;
    }
}
