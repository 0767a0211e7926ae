package dev.pintail.source.cursor;

import dev.pintail.source.http.RequestOptions;
import dev.pintail.source.http.RequestOptionsProvider;
import dev.pintail.source.slice.StreamSlice;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The cursor of a stream without partitions: the stream is one {@link CursorRange}. */
final class RangeCursor<V> implements StreamCursor {
    private final CursorRange<V> range;
    private final CursorKind<V> kind;
    private final RequestOptionsProvider options;
    private final CursorLog log;
    private final Map<Map<String, Object>, MostRecent<V>> seen = new ConcurrentHashMap<>();

    RangeCursor(CursorKind<V> kind, Map<String, Object> state, RequestOptionsProvider options, CursorLog log) {
        this.kind = kind;
        this.range = kind.after(state);
        this.options = options;
        this.log = log;
    }

    @Override
    public Optional<String> cursorField() {
        return Optional.of(kind.cursorField());
    }

    @Override
    public Iterator<StreamSlice> slices() {
        Iterator<Map<String, Object>> windows = range.windows();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return windows.hasNext();
            }

            @Override
            public StreamSlice next() {
                return StreamSlice.ofCursor(windows.next());
            }
        };
    }

    @Override
    public void observe(StreamSlice slice, Map<String, Object> record) {
        Object written = record.get(kind.cursorField());
        noted(kind.read(written))
                .ifPresent(value -> seen.computeIfAbsent(slice.cursorSlice(), window -> new MostRecent<>(kind.scale()))
                        .observe(value, written));
    }

    @Override
    public List<Map<String, Object>> seen(StreamSlice slice) {
        return Optional.ofNullable(seen.get(slice.cursorSlice())).flatMap(MostRecent::text).stream()
                .map(text -> Map.of(kind.cursorField(), text))
                .toList();
    }

    private Optional<V> noted(Optional<V> value) {
        if (value.isEmpty()) {
            log.unreadableValue(kind.cursorField());
        }
        return value;
    }

    @Override
    public boolean close(StreamSlice slice) {
        MostRecent<V> mostRecent = seen.remove(slice.cursorSlice());
        return range.close(slice.cursorSlice(), mostRecent == null ? Optional.empty() : mostRecent.value());
    }

    @Override
    public void finish() {
        // the state follows from the closed windows alone
    }

    @Override
    public Map<String, Object> state() {
        return range.state();
    }

    @Override
    public boolean shouldBeSynced(StreamSlice slice, Map<String, Object> record) {
        return noted(kind.valueOf(record)).map(range::wants).orElse(true);
    }

    @Override
    public List<StreamSlice> halves(StreamSlice slice, Duration smallest) {
        return kind.halves(slice, smallest);
    }

    @Override
    public Optional<SliceProgress> progress() {
        return Optional.of(kind.progress());
    }

    @Override
    public RequestOptions options(StreamSlice slice, Object nextPageToken) {
        return options.options(slice, nextPageToken);
    }
}
