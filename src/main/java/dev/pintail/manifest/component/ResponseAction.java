package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Shapes.choice;

/** What to do with a response. */
public enum ResponseAction {
    SUCCESS("SUCCESS"),
    FAIL("FAIL"),
    RETRY("RETRY"),
    IGNORE("IGNORE"),
    RESET_PAGINATION("RESET_PAGINATION"),
    RATE_LIMITED("RATE_LIMITED"),
    REFRESH_TOKEN_THEN_RETRY("REFRESH_TOKEN_THEN_RETRY"),
    REDUCE_PAGE_SIZE("REDUCE_PAGE_SIZE"),
    SPLIT_REQUEST_WINDOW("SPLIT_REQUEST_WINDOW");

    static final Shape<ResponseAction> SHAPE = choice(values(), ResponseAction::word);

    private final String word;

    ResponseAction(String word) {
        this.word = word;
    }

    /** The word in the manifest. */
    public String word() {
        return word;
    }
}
