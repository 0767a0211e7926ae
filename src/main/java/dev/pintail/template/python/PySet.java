package dev.pintail.template.python;

import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An immutable Python set.
 *
 * <p>Iterates in the order of insertion, where Python's order depends on hashes. It is no {@link java.util.List}: nothing can
 * write a set as JSON, here as there.
 */
public final class PySet extends AbstractCollection<Object> {
    private final Map<HashKey, Object> members = new LinkedHashMap<>();

    private PySet() {}

    /** @throws PythonError.TypeError if a member is not hashable */
    public static PySet copyOf(Collection<?> members) {
        PySet set = new PySet();
        for (Object member : members) {
            set.members.putIfAbsent(new HashKey(member), member);
        }
        return set;
    }

    @Override
    public boolean contains(Object value) {
        return members.containsKey(new HashKey(value));
    }

    @Override
    public Iterator<Object> iterator() {
        return Collections.unmodifiableCollection(members.values()).iterator();
    }

    @Override
    public int size() {
        return members.size();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PySet that && members.keySet().equals(that.members.keySet());
    }

    @Override
    public int hashCode() {
        return members.keySet().hashCode();
    }
}
