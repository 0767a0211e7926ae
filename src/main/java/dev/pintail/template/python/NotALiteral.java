package dev.pintail.template.python;

/** Ends the parsing of a text that is no literal. It says nothing and is thrown often, so there is only one. */
final class NotALiteral extends RuntimeException {
    private static final long serialVersionUID = 1;
    static final NotALiteral INSTANCE = new NotALiteral();

    private NotALiteral() {
        super("not a literal", null, false, false);
    }
}
