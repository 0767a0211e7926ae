package dev.pintail.template.value;

import dev.pintail.template.python.PyTuple;
import dev.pintail.template.python.PythonObject;
import dev.pintail.template.python.Repr;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** What {@code keys()}, {@code values()} and {@code items()} of a dict give: a view that follows the dict. */
public record DictView(Kind kind, Map<?, ?> dict) implements PythonObject {
    public enum Kind {
        KEYS("dict_keys"),
        VALUES("dict_values"),
        ITEMS("dict_items");

        private final String typeName;

        Kind(String typeName) {
            this.typeName = typeName;
        }
    }

    Iterator<Object> iterator() {
        Iterator<? extends Map.Entry<?, ?>> entries = dict.entrySet().iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public Object next() {
                Map.Entry<?, ?> entry = entries.next();
                return switch (kind) {
                    case KEYS -> entry.getKey();
                    case VALUES -> entry.getValue();
                    case ITEMS -> PyTuple.of(entry.getKey(), entry.getValue());
                };
            }
        };
    }

    @Override
    public String typeName() {
        return kind.typeName;
    }

    @Override
    public String repr() {
        List<Object> items = new ArrayList<>(dict.size());
        iterator().forEachRemaining(items::add);
        return kind.typeName + "(" + Repr.of(items) + ")";
    }

    @Override
    public boolean truth() {
        return !dict.isEmpty();
    }
}
