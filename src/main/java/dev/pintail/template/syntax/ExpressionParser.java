package dev.pintail.template.syntax;

import static dev.pintail.template.syntax.TokenKind.ADD;
import static dev.pintail.template.syntax.TokenKind.COLON;
import static dev.pintail.template.syntax.TokenKind.COMMA;
import static dev.pintail.template.syntax.TokenKind.POW;
import static dev.pintail.template.syntax.TokenKind.RIGHT_BRACE;
import static dev.pintail.template.syntax.TokenKind.RIGHT_BRACKET;
import static dev.pintail.template.syntax.TokenKind.RIGHT_PAREN;
import static dev.pintail.template.syntax.TokenKind.SUB;
import static dev.pintail.template.syntax.TokenKind.TEXT;
import static dev.pintail.template.syntax.TokenKind.TILDE;

import dev.pintail.template.syntax.Expression.BinaryOperator;
import dev.pintail.template.syntax.Expression.ComparisonOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads expressions, one method per level of precedence, from the weakest to the strongest.
 *
 * <p>Jinja is not Python here: {@code **} binds to the left, a minus binds before {@code **}, and {@code ~} binds stronger
 * than {@code +}.
 */
final class ExpressionParser {
    private final TokenStream tokens;
    private final Nesting nesting;
    private final PostfixParser postfix;

    ExpressionParser(TokenStream tokens, Nesting nesting) {
        this.tokens = tokens;
        this.nesting = nesting;
        this.postfix = new PostfixParser(tokens, this);
    }

    /** A full expression with conditionals. */
    Expression expression() {
        nesting.enter();
        Expression value = or();
        while (tokens.skipName("if")) {
            Expression condition = or();
            Optional<Expression> otherwise = tokens.skipName("else") ? Optional.of(expression()) : Optional.empty();
            value = new Expression.Conditional(condition, value, otherwise);
        }
        nesting.leave();
        return value;
    }

    /** An expression, or several with commas between them: a tuple. */
    Expression tuple() {
        return tuple(this::expression, "", false);
    }

    /** As {@link #tuple()}, but {@code if} does not belong to it; {@code endWord} ends it, too. */
    Expression tupleWithoutCondition(String endWord) {
        return tuple(this::or, endWord, false);
    }

    /** The filters behind a {@code |}, if any, applied to {@code target}. */
    Expression filters(Expression target) {
        return postfix.filters(target);
    }

    /** One filter without its {@code |}, applied to {@code target}. */
    Expression filter(Expression target) {
        return postfix.filter(target);
    }

    private Expression tuple(Supplier<Expression> item, String endWord, boolean inParentheses) {
        List<Expression> items = new ArrayList<>();
        boolean comma = false;
        while (!isTupleEnd(endWord)) {
            items.add(item.get());
            if (tokens.kind() != COMMA) {
                break;
            }
            comma = true;
            tokens.next();
        }
        if (!comma && items.size() == 1) {
            return items.getFirst();
        }
        if (!comma && !inParentheses) {
            throw tokens.error(
                    "Expected an expression, got '" + tokens.current().words() + "'");
        }
        return new Expression.TupleLiteral(items);
    }

    private boolean isTupleEnd(String endWord) {
        return switch (tokens.kind()) {
            case PRINT_END, BLOCK_END, RIGHT_PAREN -> true;
            default -> !endWord.isEmpty() && tokens.isName(endWord);
        };
    }

    private Expression or() {
        Expression left = and();
        while (tokens.skipName("or")) {
            left = new Expression.Or(left, and());
        }
        return left;
    }

    private Expression and() {
        Expression left = not();
        while (tokens.skipName("and")) {
            left = new Expression.And(left, not());
        }
        return left;
    }

    private Expression not() {
        if (!tokens.skipName("not")) {
            return comparison();
        }
        nesting.enter();
        Expression operand = not();
        nesting.leave();
        return new Expression.Not(operand);
    }

    private Expression comparison() {
        Expression first = sum();
        List<Expression.Link> links = new ArrayList<>();
        for (var operator = comparisonOperator(); operator.isPresent(); operator = comparisonOperator()) {
            links.add(new Expression.Link(operator.get(), sum()));
        }
        return links.isEmpty() ? first : new Expression.Comparison(first, links);
    }

    private Optional<ComparisonOperator> comparisonOperator() {
        ComparisonOperator operator = switch (tokens.kind()) {
            case EQ -> ComparisonOperator.EQUAL;
            case NE -> ComparisonOperator.NOT_EQUAL;
            case LT -> ComparisonOperator.LESS;
            case LT_EQ -> ComparisonOperator.LESS_EQUAL;
            case GT -> ComparisonOperator.GREATER;
            case GT_EQ -> ComparisonOperator.GREATER_EQUAL;
            case NAME -> membershipOperator();
            default -> null;
        };
        if (operator != null) {
            tokens.next();
        }
        return Optional.ofNullable(operator);
    }

    private ComparisonOperator membershipOperator() {
        if (tokens.isName("in")) {
            return ComparisonOperator.IN;
        }
        if (tokens.isName("not") && tokens.ahead().isName("in")) {
            tokens.next();
            return ComparisonOperator.NOT_IN;
        }
        return null;
    }

    private Expression sum() {
        Expression left = concatenation();
        while (tokens.kind() == ADD || tokens.kind() == SUB) {
            BinaryOperator operator = tokens.next().kind() == ADD ? BinaryOperator.ADD : BinaryOperator.SUBTRACT;
            left = new Expression.Binary(operator, left, concatenation());
        }
        return left;
    }

    private Expression concatenation() {
        Expression first = product();
        if (tokens.kind() != TILDE) {
            return first;
        }
        List<Expression> parts = new ArrayList<>(List.of(first));
        while (tokens.skip(TILDE)) {
            parts.add(product());
        }
        return new Expression.Concatenation(parts);
    }

    private Expression product() {
        Expression left = power();
        while (true) {
            BinaryOperator operator = switch (tokens.kind()) {
                case MUL -> BinaryOperator.MULTIPLY;
                case DIV -> BinaryOperator.DIVIDE;
                case FLOOR_DIV -> BinaryOperator.FLOOR_DIVIDE;
                case MOD -> BinaryOperator.MODULO;
                default -> null;
            };
            if (operator == null) {
                return left;
            }
            tokens.next();
            left = new Expression.Binary(operator, left, power());
        }
    }

    private Expression power() {
        Expression left = postfix.withFilters(unary());
        while (tokens.skip(POW)) {
            left = new Expression.Binary(BinaryOperator.POWER, left, postfix.withFilters(unary()));
        }
        return left;
    }

    private Expression unary() {
        if (tokens.kind() != SUB && tokens.kind() != ADD) {
            return postfix.chain(primary());
        }
        nesting.enter();
        boolean negative = tokens.next().kind() == SUB;
        Expression operand = unary();
        nesting.leave();
        return postfix.chain(new Expression.Unary(negative, operand));
    }

    /** A name, a literal or something in brackets. */
    Expression primary() {
        Token token = tokens.current();
        return switch (token.kind()) {
            case NAME -> name(tokens.next().text());
            case TEXT -> text();
            case INTEGER, FLOAT -> new Expression.Constant(tokens.next().value());
            case LEFT_PAREN -> parentheses();
            case LEFT_BRACKET -> new Expression.ListLiteral(listItems());
            case LEFT_BRACE -> new Expression.DictLiteral(pairs());
            default -> throw tokens.error("unexpected '" + token.words() + "'");
        };
    }

    private static Expression name(String word) {
        return switch (word) {
            case "true", "True" -> new Expression.Constant(true);
            case "false", "False" -> new Expression.Constant(false);
            case "none", "None" -> new Expression.Constant(null);
            default -> new Expression.Name(word);
        };
    }

    private Expression text() {
        StringBuilder text = new StringBuilder();
        while (tokens.kind() == TEXT) {
            text.append(tokens.next().value());
        }
        return new Expression.Constant(text.toString());
    }

    private Expression parentheses() {
        tokens.next();
        Expression inside = tuple(this::expression, "", true);
        tokens.expect(RIGHT_PAREN);
        return inside;
    }

    private List<Expression> listItems() {
        tokens.next();
        List<Expression> items = new ArrayList<>();
        while (tokens.kind() != RIGHT_BRACKET) {
            items.add(expression());
            if (tokens.kind() != RIGHT_BRACKET) {
                tokens.expect(COMMA);
            }
        }
        tokens.next();
        return items;
    }

    private List<Expression.Pair> pairs() {
        tokens.next();
        List<Expression.Pair> pairs = new ArrayList<>();
        while (tokens.kind() != RIGHT_BRACE) {
            Expression key = expression();
            tokens.expect(COLON);
            pairs.add(new Expression.Pair(key, expression()));
            if (tokens.kind() != RIGHT_BRACE) {
                tokens.expect(COMMA);
            }
        }
        tokens.next();
        return pairs;
    }
}
