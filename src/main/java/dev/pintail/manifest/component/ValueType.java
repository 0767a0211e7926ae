package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Shapes.choice;

/** The type that a rendered template should have. */
public enum ValueType {
    STRING("string"),
    NUMBER("number"),
    INTEGER("integer"),
    BOOLEAN("boolean");

    static final Shape<ValueType> SHAPE = choice(values(), ValueType::word);

    private final String word;

    ValueType(String word) {
        this.word = word;
    }

    /** The word in the manifest. */
    public String word() {
        return word;
    }
}
