package dev.pintail.json;

/** The text is for the reader of all texts. */
final class NotPlain extends Exception {
    private static final long serialVersionUID = 1;

    NotPlain() {
        super(null, null, false, false);
    }

    static void unless(boolean plain) throws NotPlain {
        if (!plain) {
            throw new NotPlain();
        }
    }
}
