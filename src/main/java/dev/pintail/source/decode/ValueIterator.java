package dev.pintail.source.decode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** An iterator over values, null among them, that are read one by one. */
abstract class ValueIterator implements Iterator<Object> {
    private Object next;
    private boolean ready;
    private boolean ended;

    /** The next value, or {@link #end()} when there is none. */
    protected abstract Object read() throws IOException;

    /** To be returned by {@link #read()} behind the last value. */
    protected final Object end() {
        ended = true;
        return null;
    }

    @Override
    public final boolean hasNext() {
        if (!ready && !ended) {
            try {
                next = read();
            } catch (IOException e) {
                ended = true;
                throw new UncheckedIOException(e);
            } catch (RuntimeException e) {
                ended = true;
                throw e;
            }
            ready = !ended;
        }
        return ready;
    }

    @Override
    public final Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        ready = false;
        return next;
    }
}
