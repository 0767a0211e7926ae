package dev.pintail.template.value;

import java.util.Map;

/** {@code target.name} for a name that is known beforehand: most targets are dicts, and most names are none of their methods. */
public final class NamedAccess {
    private final String name;
    private final boolean onlyItem;

    public NamedAccess(String name) {
        this.name = name;
        this.onlyItem = !name.startsWith("__") && DictMethods.find(name) == null;
    }

    public Object of(Object target) {
        if (onlyItem && target instanceof Map<?, ?> map) {
            Object value = map.get(name);
            return value != null || map.containsKey(name) ? value : Undefined.of(target, name);
        }
        return Attributes.attribute(target, name);
    }
}
