package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Shapes.choice;

/** What stands between scopes in a consent URL. */
public enum ScopesJoinStrategy {
    SPACE("space"),
    COMMA("comma"),
    PLUS("plus");

    static final Shape<ScopesJoinStrategy> SHAPE = choice(values(), ScopesJoinStrategy::word);

    private final String word;

    ScopesJoinStrategy(String word) {
        this.word = word;
    }

    /** The word in the manifest. */
    public String word() {
        return word;
    }
}
