package dev.pintail.source.stream;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.bookmark.Bookmark;
import dev.pintail.source.partition.ParentStream;
import dev.pintail.source.slice.StreamSlice;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/**
 * A stream in the part of another one's parent: its records are handed out one by one. Where a bookmark is kept, its pages are
 * remembered, and pages that were read before are not asked for again.
 */
final class BuiltParent implements ParentStream {
    private final SourceStream stream;
    private final Bookmark bookmark;
    private final String path;
    private final IdentityHashMap<StreamSlice, Long> numbers = new IdentityHashMap<>();
    private Optional<Set<String>> fields = Optional.empty();
    private long taken;

    /**
     * @param bookmark the top child's
     * @param path what the bookmark calls this parent
     */
    BuiltParent(SourceStream stream, Bookmark bookmark, String path) {
        this.stream = requireNonNull(stream, "stream is null");
        this.bookmark = requireNonNull(bookmark, "bookmark is null");
        this.path = requireNonNull(path, "path is null");
    }

    @Override
    public String name() {
        return stream.name();
    }

    @Override
    public void fieldsInUse(Optional<Set<String>> inUse) {
        fields = inUse.map(ofChild -> {
            Set<String> all = new HashSet<>(ofChild);
            stream.cursor().cursorField().ifPresent(all::add);
            return all;
        });
    }

    @Override
    public Iterator<StreamSlice> slices() {
        Iterator<StreamSlice> slices = stream.cursor().slices();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return slices.hasNext();
            }

            @Override
            public StreamSlice next() {
                StreamSlice slice = slices.next();
                numbers.put(slice, taken++);
                return slice;
            }
        };
    }

    @Override
    public Iterator<Map<String, Object>> read(StreamSlice slice) {
        return new Records(
                bookmark.kept() && stream.retriever().resumable()
                        ? new RememberedPages(stream, slice, bookmark, path, numbers.get(slice), fields)
                        : stream.read(slice));
    }

    @Override
    public void observe(StreamSlice slice, Map<String, Object> record) {
        stream.cursor().observe(slice, record);
    }

    @Override
    public void close(StreamSlice slice) {
        numbers.remove(slice);
        stream.cursor().close(slice);
    }

    @Override
    public void finish() {
        stream.cursor().finish();
    }

    @Override
    public Map<String, Object> state() {
        return stream.cursor().state();
    }

    private static final class Records implements Iterator<Map<String, Object>> {
        private final Iterator<List<Map<String, Object>>> pages;
        private Iterator<Map<String, Object>> page = Collections.emptyIterator();

        Records(Iterator<List<Map<String, Object>>> pages) {
            this.pages = pages;
        }

        @Override
        public boolean hasNext() {
            while (!page.hasNext() && pages.hasNext()) {
                page = pages.next().iterator();
            }
            return page.hasNext();
        }

        @Override
        public Map<String, Object> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return page.next();
        }
    }
}
