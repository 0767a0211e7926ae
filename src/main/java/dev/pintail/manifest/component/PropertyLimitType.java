package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Shapes.choice;

/** What {@code property_limit} of a {@code PropertyChunking} counts. */
public enum PropertyLimitType {
    CHARACTERS("characters"),
    PROPERTY_COUNT("property_count");

    static final Shape<PropertyLimitType> SHAPE = choice(values(), PropertyLimitType::word);

    private final String word;

    PropertyLimitType(String word) {
        this.word = word;
    }

    /** The word in the manifest. */
    public String word() {
        return word;
    }
}
