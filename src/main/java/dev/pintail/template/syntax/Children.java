package dev.pintail.template.syntax;

import java.util.ArrayList;
import java.util.List;

/** The parts of an expression, in the order in which they are evaluated. */
final class Children {
    private Children() {}

    static List<Expression> of(Expression expression) {
        return switch (expression) {
            case Expression.Constant constant -> List.of();
            case Expression.Name name -> List.of();
            case Expression.BlockText text -> List.of();
            case Expression.TupleLiteral tuple -> tuple.items();
            case Expression.ListLiteral list -> list.items();
            case Expression.DictLiteral dict -> {
                List<Expression> parts = new ArrayList<>();
                for (Expression.Pair pair : dict.pairs()) {
                    parts.add(pair.key());
                    parts.add(pair.value());
                }
                yield parts;
            }
            case Expression.Attribute attribute -> List.of(attribute.target());
            case Expression.Item item -> List.of(item.target(), item.index());
            case Expression.Slice slice -> {
                List<Expression> parts = new ArrayList<>(List.of(slice.target()));
                slice.start().ifPresent(parts::add);
                slice.stop().ifPresent(parts::add);
                slice.step().ifPresent(parts::add);
                yield parts;
            }
            case Expression.Call call -> withArguments(call.target(), call.arguments());
            case Expression.Filter filter ->
                withArguments(filter.target(), filter.call().arguments());
            case Expression.Test test -> withArguments(test.target(), test.arguments());
            case Expression.Not not -> List.of(not.operand());
            case Expression.And and -> List.of(and.left(), and.right());
            case Expression.Or or -> List.of(or.left(), or.right());
            case Expression.Conditional conditional -> {
                List<Expression> parts = new ArrayList<>(List.of(conditional.condition(), conditional.value()));
                conditional.otherwise().ifPresent(parts::add);
                yield parts;
            }
            case Expression.Comparison comparison -> {
                List<Expression> parts = new ArrayList<>(List.of(comparison.first()));
                comparison.links().forEach(link -> parts.add(link.operand()));
                yield parts;
            }
            case Expression.Binary binary -> List.of(binary.left(), binary.right());
            case Expression.Unary unary -> List.of(unary.operand());
            case Expression.Concatenation concatenation -> concatenation.parts();
        };
    }

    private static List<Expression> withArguments(Expression target, Expression.Arguments arguments) {
        List<Expression> parts = new ArrayList<>();
        parts.add(target);
        parts.addAll(arguments.positional());
        arguments.keywords().forEach(keyword -> parts.add(keyword.value()));
        arguments.list().ifPresent(parts::add);
        arguments.mapping().ifPresent(parts::add);
        return parts;
    }
}
