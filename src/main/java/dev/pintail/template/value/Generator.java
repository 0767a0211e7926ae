package dev.pintail.template.value;

import dev.pintail.template.python.PythonObject;
import java.util.Iterator;

/** Items that are made when they are asked for, and only once. */
public final class Generator implements PythonObject, Iterator<Object> {
    private final String description;
    private final Iterator<Object> items;

    private Generator(String description, Iterator<Object> items) {
        this.description = description;
        this.items = items;
    }

    /** A Python generator of a function of this name. */
    public static Generator of(String function, Iterator<Object> items) {
        return new Generator("generator object " + function, items);
    }

    /** One of Python's own iterators, such as {@code list_reverseiterator}. */
    public static Generator iterator(String typeName, Iterator<Object> items) {
        return new Generator(typeName + " object", items);
    }

    @Override
    public boolean hasNext() {
        return items.hasNext();
    }

    @Override
    public Object next() {
        return items.next();
    }

    @Override
    public String typeName() {
        return "generator";
    }

    @Override
    public String repr() {
        return "<" + description + " at " + Address.TEXT + ">";
    }
}
