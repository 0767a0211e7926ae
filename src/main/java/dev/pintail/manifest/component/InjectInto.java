package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Shapes.choice;

/** The part of a request that a value goes into. */
public enum InjectInto {
    REQUEST_PARAMETER("request_parameter"),
    HEADER("header"),
    BODY_DATA("body_data"),
    BODY_JSON("body_json");

    static final Shape<InjectInto> SHAPE = choice(values(), InjectInto::word);

    private final String word;

    InjectInto(String word) {
        this.word = word;
    }

    /** The word in the manifest. */
    public String word() {
        return word;
    }
}
