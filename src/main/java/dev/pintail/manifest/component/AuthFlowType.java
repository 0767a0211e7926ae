package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Shapes.choice;

/** The OAuth version of a consent flow. */
public enum AuthFlowType {
    OAUTH2_0("oauth2.0"),
    OAUTH1_0("oauth1.0");

    static final Shape<AuthFlowType> SHAPE = choice(values(), AuthFlowType::word);

    private final String word;

    AuthFlowType(String word) {
        this.word = word;
    }

    /** The word in the manifest. */
    public String word() {
        return word;
    }
}
