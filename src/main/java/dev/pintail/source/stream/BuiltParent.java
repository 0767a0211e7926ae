package dev.pintail.source.stream;

import dev.pintail.source.partition.ParentStream;
import dev.pintail.source.slice.StreamSlice;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** A stream in the part of another one's parent: its records are handed out one by one. */
record BuiltParent(SourceStream stream) implements ParentStream {
    @Override
    public String name() {
        return stream.name();
    }

    @Override
    public Iterator<StreamSlice> slices() {
        return stream.cursor().slices();
    }

    @Override
    public Iterator<Map<String, Object>> read(StreamSlice slice) {
        return new Records(stream.read(slice));
    }

    @Override
    public void observe(StreamSlice slice, Map<String, Object> record) {
        stream.cursor().observe(slice, record);
    }

    @Override
    public void close(StreamSlice slice) {
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
