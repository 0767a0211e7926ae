package dev.pintail.template.syntax;

import static dev.pintail.template.syntax.TokenKind.ASSIGN;
import static dev.pintail.template.syntax.TokenKind.COLON;
import static dev.pintail.template.syntax.TokenKind.COMMA;
import static dev.pintail.template.syntax.TokenKind.DOT;
import static dev.pintail.template.syntax.TokenKind.LEFT_BRACKET;
import static dev.pintail.template.syntax.TokenKind.LEFT_PAREN;
import static dev.pintail.template.syntax.TokenKind.MUL;
import static dev.pintail.template.syntax.TokenKind.NAME;
import static dev.pintail.template.syntax.TokenKind.PIPE;
import static dev.pintail.template.syntax.TokenKind.POW;
import static dev.pintail.template.syntax.TokenKind.RIGHT_BRACKET;
import static dev.pintail.template.syntax.TokenKind.RIGHT_PAREN;

import dev.pintail.template.TemplateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what follows a value: attributes, items, calls, filters and tests. */
final class PostfixParser {
    private final TokenStream tokens;
    private final ExpressionParser expressions;

    PostfixParser(TokenStream tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    /** Attributes, items and calls. */
    Expression chain(Expression start) {
        Expression value = start;
        while (true) {
            switch (tokens.kind()) {
                case DOT -> value = attribute(value);
                case LEFT_BRACKET -> value = item(value);
                case LEFT_PAREN -> value = new Expression.Call(value, arguments());
                default -> {
                    return value;
                }
            }
        }
    }

    /** Filters and tests, and calls of what they give. */
    Expression withFilters(Expression start) {
        Expression value = start;
        while (true) {
            if (tokens.skip(PIPE)) {
                value = filter(value);
            } else if (tokens.isName("is")) {
                value = test(value);
            } else if (tokens.kind() == LEFT_PAREN) {
                value = new Expression.Call(value, arguments());
            } else {
                return value;
            }
        }
    }

    Expression filters(Expression start) {
        Expression value = start;
        while (tokens.skip(PIPE)) {
            value = filter(value);
        }
        return value;
    }

    Expression filter(Expression target) {
        int offset = tokens.current().offset();
        String name = dottedName();
        Expression.Arguments arguments = tokens.kind() == LEFT_PAREN ? arguments() : Expression.Arguments.NONE;
        return new Expression.Filter(target, new Expression.FilterCall(name, arguments, offset));
    }

    private String dottedName() {
        StringBuilder name = new StringBuilder(tokens.expect(NAME).text());
        while (tokens.skip(DOT)) {
            name.append('.').append(tokens.expect(NAME).text());
        }
        return name.toString();
    }

    private Expression test(Expression target) {
        int offset = tokens.next().offset();
        boolean negated = tokens.skipName("not");
        String name = dottedName();
        Expression.Arguments arguments;
        if (tokens.kind() == LEFT_PAREN) {
            arguments = arguments();
        } else if (startsArgument()) {
            Expression argument = chain(expressions.primary());
            arguments = new Expression.Arguments(List.of(argument), List.of(), Optional.empty(), Optional.empty());
        } else {
            arguments = Expression.Arguments.NONE;
        }
        Expression test = new Expression.Test(target, name, arguments, offset);
        return negated ? new Expression.Not(test) : test;
    }

    /** A test takes one argument without parentheses, unless the word behind it goes on with the expression. */
    private boolean startsArgument() {
        return switch (tokens.kind()) {
            case NAME -> {
                if (tokens.isName("is")) {
                    throw tokens.error("You cannot chain multiple tests with is");
                }
                yield !tokens.isName("else") && !tokens.isName("or") && !tokens.isName("and");
            }
            case TEXT, INTEGER, FLOAT, LEFT_BRACKET, LEFT_BRACE -> true;
            default -> false;
        };
    }

    private Expression attribute(Expression target) {
        tokens.next();
        return switch (tokens.kind()) {
            case NAME -> new Expression.Attribute(target, tokens.next().text());
            case INTEGER ->
                new Expression.Item(
                        target, new Expression.Constant(tokens.next().value()));
            default -> throw tokens.error("expected name or number");
        };
    }

    private Expression item(Expression target) {
        tokens.next();
        List<Subscript> subscripts = new ArrayList<>();
        while (tokens.kind() != RIGHT_BRACKET) {
            if (!subscripts.isEmpty()) {
                tokens.expect(COMMA);
            }
            subscripts.add(subscript());
        }
        tokens.next();
        if (subscripts.size() == 1) {
            return subscripts.getFirst().of(target);
        }
        List<Expression> items = new ArrayList<>();
        for (Subscript subscript : subscripts) {
            if (!(subscript instanceof Subscript.Index index)) {
                // Jinja lets it pass, and Python's own compiler refuses it.
                throw new TemplateException.Raised("SyntaxError", "a slice among several subscripts");
            }
            items.add(index.value());
        }
        return new Expression.Item(target, new Expression.TupleLiteral(items));
    }

    private Subscript subscript() {
        Optional<Expression> start = Optional.empty();
        if (tokens.kind() != COLON) {
            Expression value = expressions.expression();
            if (tokens.kind() != COLON) {
                return new Subscript.Index(value);
            }
            start = Optional.of(value);
        }
        tokens.expect(COLON);
        Optional<Expression> stop = sliceBound();
        Optional<Expression> step = tokens.skip(COLON) ? sliceBound() : Optional.empty();
        return new Subscript.Range(start, stop, step);
    }

    private Optional<Expression> sliceBound() {
        return switch (tokens.kind()) {
            case COLON, COMMA, RIGHT_BRACKET -> Optional.empty();
            default -> Optional.of(expressions.expression());
        };
    }

    private Expression.Arguments arguments() {
        int offset = tokens.expect(LEFT_PAREN).offset();
        List<Expression> positional = new ArrayList<>();
        List<Expression.Keyword> keywords = new ArrayList<>();
        Optional<Expression> list = Optional.empty();
        Optional<Expression> mapping = Optional.empty();
        while (tokens.kind() != RIGHT_PAREN) {
            boolean allowed;
            if (tokens.skip(MUL)) {
                allowed = list.isEmpty() && mapping.isEmpty();
                list = Optional.of(expressions.expression());
            } else if (tokens.skip(POW)) {
                allowed = mapping.isEmpty();
                mapping = Optional.of(expressions.expression());
            } else if (tokens.kind() == NAME && tokens.ahead().kind() == ASSIGN) {
                allowed = mapping.isEmpty();
                String name = tokens.next().text();
                tokens.next();
                keywords.add(new Expression.Keyword(name, expressions.expression()));
            } else {
                allowed = list.isEmpty() && mapping.isEmpty() && keywords.isEmpty();
                positional.add(expressions.expression());
            }
            if (!allowed) {
                throw tokens.error("invalid syntax for function call expression", offset);
            }
            if (tokens.kind() != RIGHT_PAREN) {
                tokens.expect(COMMA);
            }
        }
        tokens.next();
        return new Expression.Arguments(positional, keywords, list, mapping);
    }

    /** What stands in square brackets. */
    private sealed interface Subscript {
        Expression of(Expression target);

        record Index(Expression value) implements Subscript {
            @Override
            public Expression of(Expression target) {
                return new Expression.Item(target, value);
            }
        }

        record Range(Optional<Expression> start, Optional<Expression> stop, Optional<Expression> step)
                implements Subscript {
            @Override
            public Expression of(Expression target) {
                return new Expression.Slice(target, start, stop, step);
            }
        }
    }
}
