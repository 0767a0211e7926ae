package dev.pintail.template.eval;

import dev.pintail.template.syntax.Expression;
import dev.pintail.template.syntax.Expression.ComparisonOperator;
import dev.pintail.template.value.Comparison;
import java.util.List;

/** Comparisons, also chained ones: {@code a < b < c} takes each value once and stops at the first that does not hold. */
record ComparisonCompiler(ExpressionCompiler compiler) {
    private interface Relation {
        boolean holds(Object left, Object right, Frame frame);
    }

    Code comparison(Expression.Comparison comparison) {
        Code first = compiler.compile(comparison.first());
        List<Expression.Link> links = comparison.links();
        if (links.size() == 1) {
            Relation relation = relation(links.getFirst().operator());
            Code second = compiler.compile(links.getFirst().operand());
            return frame -> relation.holds(first.run(frame), second.run(frame), frame);
        }
        Relation[] relations =
                links.stream().map(link -> relation(link.operator())).toArray(Relation[]::new);
        Code[] operands =
                compiler.compile(links.stream().map(Expression.Link::operand).toList());
        return frame -> {
            Object left = first.run(frame);
            for (int i = 0; i < operands.length; i++) {
                Object right = operands[i].run(frame);
                if (!relations[i].holds(left, right, frame)) {
                    return false;
                }
                left = right;
            }
            return true;
        };
    }

    private static Relation relation(ComparisonOperator operator) {
        return switch (operator) {
            case EQUAL -> (left, right, frame) -> Comparison.equal(left, right, frame.budget());
            case NOT_EQUAL -> (left, right, frame) -> !Comparison.equal(left, right, frame.budget());
            case LESS -> (left, right, frame) -> Comparison.less(left, right, frame.budget());
            case LESS_EQUAL -> (left, right, frame) -> Comparison.lessOrEqual(left, right, frame.budget());
            case GREATER -> (left, right, frame) -> Comparison.less(right, left, frame.budget());
            case GREATER_EQUAL -> (left, right, frame) -> Comparison.lessOrEqual(right, left, frame.budget());
            case IN -> (left, right, frame) -> Comparison.contains(right, left, frame.budget());
            case NOT_IN -> (left, right, frame) -> !Comparison.contains(right, left, frame.budget());
        };
    }
}
