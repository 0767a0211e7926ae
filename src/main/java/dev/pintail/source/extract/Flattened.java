package dev.pintail.source.extract;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** The values that each outer value leads to, one after another; an outer value is asked for only when it is needed. */
final class Flattened<T> implements Iterator<Object> {
    private final Iterator<T> outer;
    private final Function<T, Iterator<Object>> inside;
    private Iterator<Object> inner = Collections.emptyIterator();

    Flattened(Iterator<T> outer, Function<T, Iterator<Object>> inside) {
        this.outer = outer;
        this.inside = inside;
    }

    @Override
    public boolean hasNext() {
        while (!inner.hasNext()) {
            if (!outer.hasNext()) {
                return false;
            }
            inner = inside.apply(outer.next());
        }
        return true;
    }

    @Override
    public Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return inner.next();
    }
}
