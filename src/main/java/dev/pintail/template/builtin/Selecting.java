package dev.pintail.template.builtin;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/** Goes through the items that are to be kept; nothing is looked at before the first one is asked for. */
abstract class Selecting implements Iterator<Object> {
    private static final Object NONE = new Object();

    private final Supplier<Iterator<Object>> source;
    private Iterator<Object> items;
    private Object next = NONE;

    Selecting(Supplier<Iterator<Object>> source) {
        this.source = source;
    }

    abstract boolean keeps(Object item);

    @Override
    public boolean hasNext() {
        if (items == null) {
            items = source.get();
        }
        while (next == NONE && items.hasNext()) {
            Object item = items.next();
            if (keeps(item)) {
                next = item;
            }
        }
        return next != NONE;
    }

    @Override
    public Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Object item = next;
        next = NONE;
        return item;
    }
}
