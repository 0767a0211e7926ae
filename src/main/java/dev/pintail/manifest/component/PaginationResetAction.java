package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Shapes.choice;

/** How reading goes on after a pagination reset. */
public enum PaginationResetAction {
    SPLIT_USING_CURSOR("SPLIT_USING_CURSOR"),
    RESET("RESET");

    static final Shape<PaginationResetAction> SHAPE = choice(values(), PaginationResetAction::word);

    private final String word;

    PaginationResetAction(String word) {
        this.word = word;
    }

    /** The word in the manifest. */
    public String word() {
        return word;
    }
}
