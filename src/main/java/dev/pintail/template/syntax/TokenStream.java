package dev.pintail.template.syntax;

import dev.pintail.template.TemplateException;
import java.util.List;

/** The tokens with a place in them; it never moves past the last one. */
final class TokenStream {
    private final Source source;
    private final List<Token> tokens;
    private int index;

    TokenStream(Source source) {
        this.source = source;
        this.tokens = Lexer.tokenize(source);
    }

    Token current() {
        return tokens.get(index);
    }

    TokenKind kind() {
        return current().kind();
    }

    /** The token behind the current one. */
    Token ahead() {
        return tokens.get(Math.min(index + 1, tokens.size() - 1));
    }

    /** Returns the current token and moves on. */
    Token next() {
        Token token = current();
        if (index < tokens.size() - 1) {
            index++;
        }
        return token;
    }

    boolean isName(String name) {
        return current().isName(name);
    }

    boolean skip(TokenKind kind) {
        if (kind() != kind) {
            return false;
        }
        next();
        return true;
    }

    boolean skipName(String name) {
        if (!isName(name)) {
            return false;
        }
        next();
        return true;
    }

    Token expect(TokenKind kind) {
        if (kind() != kind) {
            throw error(
                    "expected token '" + kind.words() + "', got '" + current().words() + "'");
        }
        return next();
    }

    void expectName(String name) {
        if (!isName(name)) {
            throw error("expected token '" + name + "', got '" + current().words() + "'");
        }
        next();
    }

    /** A syntax error at the current token. */
    TemplateException.Syntax error(String problem) {
        return source.error(problem, current().offset());
    }

    TemplateException.Syntax error(String problem, int offset) {
        return source.error(problem, offset);
    }
}
