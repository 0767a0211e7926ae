package dev.pintail.source.paging;

import dev.pintail.template.TemplateObject;
import java.util.Map;

/** The template variable {@code last_record}: a mapping that equals no other, with itself as {@code data}. */
record LastRecord(Map<String, Object> items) implements TemplateObject {
    @Override
    public String typeName() {
        return "Record";
    }

    @Override
    public Object attribute(String name, Object absent) {
        return name.equals("data") ? items : absent;
    }

    /** No mapping is equal to a record, not even one with the same fields. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
