package dev.pintail.template.syntax;

import static dev.pintail.template.syntax.TokenKind.BLOCK_END;
import static dev.pintail.template.syntax.TokenKind.COLON;
import static dev.pintail.template.syntax.TokenKind.END;
import static dev.pintail.template.syntax.TokenKind.PRINT_END;

import dev.pintail.template.TemplateException;
import java.util.ArrayList;
import java.util.List;

/** Reads a whole template: text, prints and the bodies of blocks. {@link TagParser} knows the single tags. */
public final class TemplateParser {
    private final TokenStream tokens;
    private final Nesting nesting;
    private final ExpressionParser expressions;
    private final TagParser tags;

    private TemplateParser(Source source) {
        this.tokens = new TokenStream(source);
        this.nesting = new Nesting(tokens);
        this.expressions = new ExpressionParser(tokens, nesting);
        this.tags = new TagParser(tokens, expressions, this);
    }

    /**
     * The statements of a template.
     *
     * @throws TemplateException.Syntax if the text is none
     */
    public static List<Statement> parse(Source source) {
        TemplateParser parser = new TemplateParser(source);
        List<Statement> statements = parser.statements(List.of());
        return List.copyOf(statements);
    }

    /** A block's body, from the end of its opening tag up to one of the end words, which stays the current token. */
    List<Statement> body(String... endWords) {
        tokens.skip(COLON);
        tokens.expect(BLOCK_END);
        nesting.enter();
        List<Statement> body = statements(List.of(endWords));
        nesting.leave();
        if (tokens.kind() == END) {
            throw tokens.error("Unexpected end of template. Jinja was looking for the following tags: '"
                    + String.join("' or '", endWords) + "'.");
        }
        return body;
    }

    /** A block's body that only one word can end; the word is skipped. */
    List<Statement> wholeBody(String endWord) {
        List<Statement> body = body(endWord);
        tokens.next();
        return body;
    }

    private List<Statement> statements(List<String> endWords) {
        List<Statement> statements = new ArrayList<>();
        while (tokens.kind() != END) {
            Token token = tokens.next();
            switch (token.kind()) {
                case DATA -> statements.add(new Statement.Text(token.text()));
                case PRINT_BEGIN -> {
                    statements.add(new Statement.Print(expressions.tuple(), token.offset()));
                    tokens.expect(PRINT_END);
                }
                default -> {
                    if (tokens.kind() == TokenKind.NAME
                            && endWords.contains(tokens.current().text())) {
                        return statements;
                    }
                    statements.addAll(tags.tag(endWords));
                    tokens.expect(BLOCK_END);
                }
            }
        }
        return statements;
    }
}
