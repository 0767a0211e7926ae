package dev.pintail.template.syntax;

/** Counts how deep the parser is inside brackets and blocks, so that hostile text cannot exhaust the stack. */
final class Nesting {
    private static final int MAX_DEPTH = 150;

    private final TokenStream tokens;
    private int depth;

    Nesting(TokenStream tokens) {
        this.tokens = tokens;
    }

    void enter() {
        if (++depth > MAX_DEPTH) {
            throw tokens.error("nested more than " + MAX_DEPTH + " levels deep");
        }
    }

    void leave() {
        depth--;
    }
}
