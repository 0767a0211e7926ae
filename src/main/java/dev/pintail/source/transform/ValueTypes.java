package dev.pintail.source.transform;

import dev.pintail.manifest.component.ValueType;
import dev.pintail.template.ValidTypes;
import dev.pintail.template.python.PyType;

/** What a manifest's {@code value_type} lets the literal step make of a rendered text. */
public final class ValueTypes {
    private ValueTypes() {}

    /**
     * @param type null for anything
     */
    public static ValidTypes of(ValueType type) {
        return switch (type) {
            case null -> ValidTypes.ANY;
            case STRING -> ValidTypes.TEXT;
            case NUMBER -> ValidTypes.of(PyType.FLOAT);
            case INTEGER -> ValidTypes.of(PyType.INT);
            case BOOLEAN -> ValidTypes.of(PyType.BOOL);
        };
    }
}
