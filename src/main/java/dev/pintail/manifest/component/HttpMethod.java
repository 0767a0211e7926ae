package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Shapes.choice;

/** The HTTP methods a requester may use. */
public enum HttpMethod {
    GET("GET"),
    POST("POST");

    static final Shape<HttpMethod> SHAPE = choice(values(), HttpMethod::word);

    private final String word;

    HttpMethod(String word) {
        this.word = word;
    }

    /** The word in the manifest. */
    public String word() {
        return word;
    }
}
