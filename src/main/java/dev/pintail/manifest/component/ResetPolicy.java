package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Shapes.choice;

/** When a reduced page size grows back. */
public enum ResetPolicy {
    NEVER("NEVER"),
    AFTER_SUCCESSFUL_PAGE("AFTER_SUCCESSFUL_PAGE");

    static final Shape<ResetPolicy> SHAPE = choice(values(), ResetPolicy::word);

    private final String word;

    ResetPolicy(String word) {
        this.word = word;
    }

    /** The word in the manifest. */
    public String word() {
        return word;
    }
}
