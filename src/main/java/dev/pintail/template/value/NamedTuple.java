package dev.pintail.template.value;

import dev.pintail.template.python.PyTuple;
import dev.pintail.template.python.PythonObject;
import dev.pintail.template.python.Repr;
import java.util.List;
import java.util.StringJoiner;

/** A tuple whose places have names, too. It prints its names unless it is {@code plain}. */
public record NamedTuple(String typeName, boolean plain, List<String> names, PyTuple values)
        implements PythonObject, HasAttributes {
    @Override
    public Object attribute(String name, Object absent) {
        int index = names.indexOf(name);
        return index < 0 ? absent : values.get(index);
    }

    @Override
    public String repr() {
        if (plain) {
            return Repr.of(values);
        }
        StringJoiner fields = new StringJoiner(", ", typeName + "(", ")");
        for (int i = 0; i < names.size(); i++) {
            fields.add(names.get(i) + "=" + Repr.of(values.get(i)));
        }
        return fields.toString();
    }
}
