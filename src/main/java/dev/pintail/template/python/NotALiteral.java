package dev.pintail.template.python;

/** Ends the parsing of a text that is no literal; it says nothing, so that it costs nothing. */
final class NotALiteral extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotALiteral() {
        super("not a literal", null, false, false);
    }
}
