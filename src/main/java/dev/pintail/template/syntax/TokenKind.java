package dev.pintail.template.syntax;

/** The kinds of tokens; {@link #words()} is what messages call them. */
enum TokenKind {
    DATA("template data / text"),
    PRINT_BEGIN("begin of print statement"),
    PRINT_END("end of print statement"),
    BLOCK_BEGIN("begin of statement block"),
    BLOCK_END("end of statement block"),
    NAME("name"),
    TEXT("string"),
    INTEGER("integer"),
    FLOAT("float"),
    ADD("+"),
    SUB("-"),
    DIV("/"),
    FLOOR_DIV("//"),
    MUL("*"),
    MOD("%"),
    POW("**"),
    TILDE("~"),
    LEFT_BRACKET("["),
    RIGHT_BRACKET("]"),
    LEFT_PAREN("("),
    RIGHT_PAREN(")"),
    LEFT_BRACE("{"),
    RIGHT_BRACE("}"),
    EQ("=="),
    NE("!="),
    GT(">"),
    GT_EQ(">="),
    LT("<"),
    LT_EQ("<="),
    ASSIGN("="),
    DOT("."),
    COLON(":"),
    PIPE("|"),
    COMMA(","),
    SEMICOLON(";"),
    END("end of template");

    private final String words;

    TokenKind(String words) {
        this.words = words;
    }

    /** Whether its words are what is written in the template. */
    boolean isOperator() {
        return switch (this) {
            case DATA, PRINT_BEGIN, PRINT_END, BLOCK_BEGIN, BLOCK_END, NAME, TEXT, INTEGER, FLOAT, END -> false;
            default -> true;
        };
    }

    String words() {
        return words;
    }
}
