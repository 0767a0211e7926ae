package dev.pintail.template.value;

import dev.pintail.template.python.PythonObject;
import dev.pintail.template.python.Repr;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code namespace(...)} gives: the one object whose attributes a template may set, to carry values out of a loop. */
public final class Namespace implements PythonObject, HasAttributes {
    private final Map<String, Object> attributes;

    public Namespace(Map<String, Object> attributes) {
        this.attributes = new LinkedHashMap<>(attributes);
    }

    public void set(String name, Object value) {
        attributes.put(name, value);
    }

    Map<String, Object> attributes() {
        return attributes;
    }

    @Override
    public Object attribute(String name, Object absent) {
        return attributes.getOrDefault(name, absent);
    }

    @Override
    public String typeName() {
        return "Namespace";
    }

    @Override
    public String repr() {
        return "<Namespace " + Repr.of(attributes) + ">";
    }
}
