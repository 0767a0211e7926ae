package dev.pintail.source.stream;

import dev.pintail.source.bookmark.Bookmark;
import dev.pintail.source.bookmark.ParentPage;
import dev.pintail.source.bookmark.SlicePosition;
import dev.pintail.source.retrieve.PageWatch;
import dev.pintail.source.session.CutShort;
import dev.pintail.source.slice.StreamSlice;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/**
 * The pages of one slice of a parent: first those that the bookmark knows, then those that the API gives, each of which the
 * bookmark gets before its records are used. One thread.
 */
final class RememberedPages implements Iterator<List<Map<String, Object>>> {
    private final SourceStream stream;
    private final StreamSlice slice;
    private final Bookmark bookmark;
    private final String path;
    private final long number;
    private final Optional<Set<String>> fields;
    private final Deque<List<Map<String, Object>>> ready = new ArrayDeque<>();
    private Optional<SlicePosition> start = Optional.empty();
    private Iterator<List<Map<String, Object>>> live;
    private List<Map<String, Object>> page = new ArrayList<>();
    private boolean ended;

    /** @param fields what is kept of a record; empty for all of it */
    RememberedPages(
            SourceStream stream,
            StreamSlice slice,
            Bookmark bookmark,
            String path,
            long number,
            Optional<Set<String>> fields) {
        this.stream = stream;
        this.slice = slice;
        this.bookmark = bookmark;
        this.path = path;
        this.number = number;
        this.fields = fields;
        for (ParentPage known : bookmark.parentPages(path, number)) {
            ready.add(known.records());
            start = known.next();
            ended = start.isEmpty();
        }
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && !ended) {
            readPage();
        }
        return !ready.isEmpty();
    }

    @Override
    public List<Map<String, Object>> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    private void readPage() {
        if (bookmark.stopped()) {
            throw new CutShort("no time is left for another page of the parent " + path);
        }
        if (live == null) {
            live = stream.read(slice, new Watch());
        }
        while (ready.isEmpty() && live.hasNext()) {
            live.next().forEach(record -> page.add(kept(record)));
        }
        if (ready.isEmpty()) {
            ended = true;
        }
    }

    private Map<String, Object> kept(Map<String, Object> record) {
        if (fields.isEmpty()) {
            return record;
        }
        Map<String, Object> kept = new HashMap<>();
        fields.get().stream().filter(record::containsKey).forEach(field -> kept.put(field, record.get(field)));
        return kept;
    }

    private final class Watch implements PageWatch {
        @Override
        public Optional<SlicePosition> start() {
            return start;
        }

        @Override
        public void pageEnds(Optional<SlicePosition> next) {
            bookmark.parentPage(path, number, new ParentPage(page, next));
            ready.add(page);
            page = new ArrayList<>();
            ended = next.isEmpty();
        }
    }
}
