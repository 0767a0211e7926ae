package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Shapes.choice;

/** How a {@code CombinedExtractor} puts its extractors together. */
public enum CombineMode {
    UNION("union"),
    FIRST_MATCH("first_match");

    static final Shape<CombineMode> SHAPE = choice(values(), CombineMode::word);

    private final String word;

    CombineMode(String word) {
        this.word = word;
    }

    /** The word in the manifest. */
    public String word() {
        return word;
    }
}
