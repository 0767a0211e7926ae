package dev.pintail.template.syntax;

/** One token: its kind, its text, the value of a literal (else null), and where it starts in the source. */
record Token(TokenKind kind, String text, Object value, int offset) {
    boolean isName(String name) {
        return kind == TokenKind.NAME && text.equals(name);
    }

    /** How messages name it: the text of a name, else the words for its kind. */
    String words() {
        return kind == TokenKind.NAME ? text : kind.words();
    }
}
