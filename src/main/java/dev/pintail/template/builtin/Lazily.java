package dev.pintail.template.builtin;

import java.util.Iterator;
import java.util.function.Supplier;

/** Items that are only computed when the first one is asked for. */
final class Lazily implements Iterator<Object> {
    private final Supplier<Iterator<Object>> source;
    private Iterator<Object> items;

    Lazily(Supplier<Iterator<Object>> source) {
        this.source = source;
    }

    @Override
    public boolean hasNext() {
        return items().hasNext();
    }

    @Override
    public Object next() {
        return items().next();
    }

    private Iterator<Object> items() {
        if (items == null) {
            items = source.get();
        }
        return items;
    }
}
