package dev.pintail.template.syntax;

import java.util.List;
import java.util.Optional;

/** What has a value. */
public sealed interface Expression {
    /** A literal: null, Boolean, Long, BigInteger, Double or String. */
    record Constant(Object value) implements Expression {}

    record Name(String name) implements Expression {}

    record TupleLiteral(List<Expression> items) implements Expression {}

    record ListLiteral(List<Expression> items) implements Expression {}

    record DictLiteral(List<Pair> pairs) implements Expression {}

    /** {@code target.name}: an attribute, or else an item. */
    record Attribute(Expression target, String name) implements Expression {}

    /** {@code target[index]}: an item, or else an attribute. */
    record Item(Expression target, Expression index) implements Expression {}

    /** {@code target[start:stop:step]}. */
    record Slice(Expression target, Optional<Expression> start, Optional<Expression> stop, Optional<Expression> step)
            implements Expression {}

    record Call(Expression target, Arguments arguments) implements Expression {}

    /** {@code target | name(...)}. */
    record Filter(Expression target, FilterCall call) implements Expression {}

    /** The text of the block that a filter is applied to, in {@code {% filter %}} and {@code {% set x | filter %}}. */
    record BlockText() implements Expression {}

    /** {@code target is name(...)}. */
    record Test(Expression target, String name, Arguments arguments, int offset) implements Expression {}

    record Not(Expression operand) implements Expression {}

    record And(Expression left, Expression right) implements Expression {}

    record Or(Expression left, Expression right) implements Expression {}

    /** {@code value if condition else otherwise}; undefined when there is no else. */
    record Conditional(Expression condition, Expression value, Optional<Expression> otherwise) implements Expression {}

    /** {@code first < second <= third ...}. */
    record Comparison(Expression first, List<Link> links) implements Expression {}

    record Binary(BinaryOperator operator, Expression left, Expression right) implements Expression {}

    record Unary(boolean negative, Expression operand) implements Expression {}

    /** {@code a ~ b ~ c}. */
    record Concatenation(List<Expression> parts) implements Expression {}

    /** A key and a value of a dict literal. */
    record Pair(Expression key, Expression value) {}

    /** A filter's name and arguments; the offset is where the name stands. */
    record FilterCall(String name, Arguments arguments, int offset) {}

    /** One operator of a comparison and its right side. */
    record Link(ComparisonOperator operator, Expression operand) {}

    /** What stands between the parentheses of a call, {@code *list} and {@code **mapping} included. */
    record Arguments(
            List<Expression> positional,
            List<Keyword> keywords,
            Optional<Expression> list,
            Optional<Expression> mapping) {
        static final Arguments NONE = new Arguments(List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    record Keyword(String name, Expression value) {}

    enum BinaryOperator {
        ADD("+"),
        SUBTRACT("-"),
        MULTIPLY("*"),
        DIVIDE("/"),
        FLOOR_DIVIDE("//"),
        MODULO("%"),
        POWER("** or pow()");

        private final String symbol;

        BinaryOperator(String symbol) {
            this.symbol = symbol;
        }

        /** As Python's messages write it. */
        public String symbol() {
            return symbol;
        }
    }

    enum ComparisonOperator {
        EQUAL("=="),
        NOT_EQUAL("!="),
        LESS("<"),
        LESS_EQUAL("<="),
        GREATER(">"),
        GREATER_EQUAL(">="),
        IN("in"),
        NOT_IN("not in");

        private final String symbol;

        ComparisonOperator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }
}
