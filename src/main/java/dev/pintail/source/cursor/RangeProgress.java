package dev.pintail.source.cursor;

import dev.pintail.source.slice.StreamSlice;
import java.util.LinkedHashMap;
import java.util.Map;

/** Progress by the values of one cursor. */
final class RangeProgress<V> implements SliceProgress {
    private final CursorKind<V> kind;
    private final MostRecent<V> mostRecent;

    RangeProgress(CursorKind<V> kind) {
        this.kind = kind;
        this.mostRecent = new MostRecent<>(kind.scale());
    }

    @Override
    public void observe(Map<String, Object> record) {
        kind.valueOf(record).ifPresent(value -> mostRecent.observe(value, record.get(kind.cursorField())));
    }

    @Override
    public StreamSlice rest(StreamSlice slice) {
        return mostRecent.value().map(value -> from(value, slice)).orElse(slice);
    }

    private StreamSlice from(V value, StreamSlice slice) {
        Map<String, Object> rest = new LinkedHashMap<>();
        String end = kind.fields().end();
        rest.put(kind.fields().start(), kind.scale().format(value));
        rest.put(end, slice.cursorSlice().get(end));
        return slice.withCursor(rest);
    }
}
