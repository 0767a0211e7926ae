package dev.pintail.template.python;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A mutable dict whose keys are any hashable values and equal as in Python: {@code 1}, {@code 1.0} and {@code True} are one
 * key, and the one that came first is kept.
 *
 * <p>Dicts whose keys are all texts need not be of this class: for them every {@link Map} behaves the same. Not thread-safe.
 */
public final class PyDict extends AbstractMap<Object, Object> {
    private final Map<HashKey, Entry<Object, Object>> entries = new LinkedHashMap<>();

    public PyDict() {}

    public PyDict(Map<?, ?> other) {
        other.forEach(this::put);
    }

    /** Whether a map has a key, whatever its class. */
    public static boolean hasKey(Map<?, ?> map, Object key) {
        return (map instanceof PyDict || key instanceof String) ? map.containsKey(key) : containsSlowly(map, key);
    }

    private static boolean containsSlowly(Map<?, ?> map, Object key) {
        HashKey wanted = new HashKey(key);
        for (Object candidate : map.keySet()) {
            if (!(candidate instanceof String) && Equality.equal(candidate, wanted.value())) {
                return true;
            }
        }
        return false;
    }

    /** @throws PythonError.TypeError if the key is not hashable, here and in all methods that take a key */
    @Override
    public Object put(Object key, Object value) {
        HashKey hashKey = new HashKey(key);
        Entry<Object, Object> entry = entries.get(hashKey);
        if (entry != null) {
            return entry.setValue(value);
        }
        entries.put(hashKey, new SimpleEntry<>(key, value));
        return null;
    }

    @Override
    public Object get(Object key) {
        Entry<Object, Object> entry = entries.get(new HashKey(key));
        return entry == null ? null : entry.getValue();
    }

    @Override
    public boolean containsKey(Object key) {
        return entries.containsKey(new HashKey(key));
    }

    @Override
    public Object remove(Object key) {
        Entry<Object, Object> entry = entries.remove(new HashKey(key));
        return entry == null ? null : entry.getValue();
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<Object, Object>> iterator() {
                return entries.values().iterator();
            }

            @Override
            public int size() {
                return entries.size();
            }
        };
    }
}
