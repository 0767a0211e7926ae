package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Shapes.choice;

/** What a {@code RecordExpander} does with a record that has nothing to expand. */
public enum OnNoRecords {
    SKIP("skip"),
    EMIT_PARENT("emit_parent");

    static final Shape<OnNoRecords> SHAPE = choice(values(), OnNoRecords::word);

    private final String word;

    OnNoRecords(String word) {
        this.word = word;
    }

    /** The word in the manifest. */
    public String word() {
        return word;
    }
}
