package dev.pintail.template.syntax;

import static dev.pintail.template.syntax.TokenKind.DOT;
import static dev.pintail.template.syntax.TokenKind.NAME;
import static dev.pintail.template.syntax.TokenKind.RIGHT_PAREN;

import dev.pintail.template.syntax.Statement.Target;
import java.util.ArrayList;
import java.util.List;

/** Reads what can stand left of an assignment. */
final class TargetParser {
    private final TokenStream tokens;
    private final ExpressionParser expressions;

    TargetParser(TokenStream tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    /** A single name. */
    String name() {
        int offset = tokens.current().offset();
        String name = tokens.expect(NAME).text();
        checkAssignable(name, offset);
        return name;
    }

    /** Names, also several with commas between; {@code endWord} ends them. */
    Target target(String endWord) {
        return targets(endWord, false);
    }

    /** As {@link #target}, but {@code namespace.attribute} is allowed, too. */
    Target targetOrAttribute() {
        return targets("", true);
    }

    private Target targets(String endWord, boolean attributes) {
        List<Target> targets = new ArrayList<>();
        boolean comma = false;
        while (!isEnd(endWord)) {
            targets.add(single(attributes));
            if (!tokens.skip(TokenKind.COMMA)) {
                break;
            }
            comma = true;
        }
        if (!comma && targets.isEmpty()) {
            throw tokens.error(
                    "Expected an expression, got '" + tokens.current().words() + "'");
        }
        return comma ? new Target.Unpacking(targets) : targets.getFirst();
    }

    private boolean isEnd(String endWord) {
        return switch (tokens.kind()) {
            case PRINT_END, BLOCK_END, RIGHT_PAREN -> true;
            default -> !endWord.isEmpty() && tokens.isName(endWord);
        };
    }

    private Target single(boolean attributes) {
        int offset = tokens.current().offset();
        if (tokens.kind() == NAME) {
            String name = tokens.next().text();
            if (attributes && tokens.skip(DOT)) {
                return new Target.NamespaceAttribute(name, tokens.expect(NAME).text());
            }
            checkAssignable(name, offset);
            return new Target.Variable(name);
        }
        if (tokens.kind() == TokenKind.LEFT_PAREN) {
            tokens.next();
            Target inside = targets("", false);
            tokens.expect(RIGHT_PAREN);
            return inside;
        }
        Expression literal = expressions.primary();
        throw tokens.error("can't assign to '" + word(literal) + "'", offset);
    }

    private void checkAssignable(String name, int offset) {
        switch (name) {
            case "true", "false", "none", "True", "False", "None" ->
                throw tokens.error("can't assign to 'const'", offset);
            default -> {}
        }
    }

    private static String word(Expression expression) {
        return switch (expression) {
            case Expression.ListLiteral list -> "list";
            case Expression.DictLiteral dict -> "dict";
            default -> "const";
        };
    }
}
