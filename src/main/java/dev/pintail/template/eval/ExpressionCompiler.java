package dev.pintail.template.eval;

import dev.pintail.template.builtin.Filter;
import dev.pintail.template.builtin.Filters;
import dev.pintail.template.builtin.Test;
import dev.pintail.template.builtin.Tests;
import dev.pintail.template.python.PyTuple;
import dev.pintail.template.python.Truth;
import dev.pintail.template.syntax.Expression;
import dev.pintail.template.syntax.Source;
import dev.pintail.template.value.Arithmetic;
import dev.pintail.template.value.Attributes;
import dev.pintail.template.value.DictMethods;
import dev.pintail.template.value.NamedAccess;
import dev.pintail.template.value.Undefined;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Turns expressions into code. */
final class ExpressionCompiler {
    private static final int MAX_DEPTH = 400;

    private final Source source;
    private final Names names;
    private boolean conditional;
    private int depth;

    ExpressionCompiler(Source source, Names names) {
        this.source = source;
        this.names = names;
    }

    /**
     * The code of an expression.
     *
     * @throws dev.pintail.template.TemplateException.Syntax if it uses a filter or test that does not exist, or is too deep
     */
    Code compile(Expression expression) {
        if (++depth > MAX_DEPTH) {
            throw source.error("an expression has more than " + MAX_DEPTH + " levels", 0);
        }
        Code code = switch (expression) {
            case Expression.Constant constant -> constant(constant.value());
            case Expression.Name name -> names.code(name.name());
            case Expression.BlockText text -> frame -> frame.variable(StatementCompiler.BLOCK_TEXT);
            case Expression.TupleLiteral tuple -> {
                Code[] items = compile(tuple.items());
                yield frame -> PyTuple.of(run(items, frame));
            }
            case Expression.ListLiteral list -> {
                Code[] items = compile(list.items());
                yield frame -> new ArrayList<>(Arrays.asList(run(items, frame)));
            }
            case Expression.DictLiteral dict -> dict(dict);
            case Expression.Attribute attribute -> {
                Code target = compile(attribute.target());
                NamedAccess access = new NamedAccess(attribute.name());
                yield frame -> access.of(target.run(frame));
            }
            case Expression.Item item -> {
                Code target = compile(item.target());
                Code index = compile(item.index());
                yield frame -> Attributes.item(target.run(frame), index.run(frame));
            }
            case Expression.Slice slice -> slice(slice);
            case Expression.Call call -> new CallCompiler(this).call(call);
            case Expression.Filter filter -> filter(filter);
            case Expression.Test test -> test(test);
            case Expression.Not not -> {
                Code operand = compile(not.operand());
                yield frame -> !Truth.of(operand.run(frame));
            }
            case Expression.And and -> {
                Code left = compile(and.left());
                Code right = compile(and.right());
                yield frame -> {
                    Object value = left.run(frame);
                    return Truth.of(value) ? right.run(frame) : value;
                };
            }
            case Expression.Or or -> {
                Code left = compile(or.left());
                Code right = compile(or.right());
                yield frame -> {
                    Object value = left.run(frame);
                    return Truth.of(value) ? value : right.run(frame);
                };
            }
            case Expression.Conditional conditionalExpression -> conditional(conditionalExpression);
            case Expression.Comparison comparison -> new ComparisonCompiler(this).comparison(comparison);
            case Expression.Binary binary -> binary(binary);
            case Expression.Unary unary -> {
                Code operand = compile(unary.operand());
                yield unary.negative()
                        ? frame -> Arithmetic.negate(operand.run(frame))
                        : frame -> Arithmetic.plus(operand.run(frame));
            }
            case Expression.Concatenation concatenation -> concatenation(concatenation);
        };
        depth--;
        return code;
    }

    /** Compiles with missing filters and tests being errors only when they are reached. */
    <T> T whereConditional(Supplier<T> compilation) {
        boolean before = conditional;
        conditional = true;
        T result = compilation.get();
        conditional = before;
        return result;
    }

    Code[] compile(List<Expression> expressions) {
        Code[] codes = new Code[expressions.size()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = compile(expressions.get(i));
        }
        return codes;
    }

    static Object[] run(Code[] codes, Frame frame) {
        Object[] values = new Object[codes.length];
        for (int i = 0; i < codes.length; i++) {
            values[i] = codes[i].run(frame);
        }
        return values;
    }

    private static Code constant(Object value) {
        return frame -> value;
    }

    private Code dict(Expression.DictLiteral dict) {
        Code[] keys = compile(dict.pairs().stream().map(Expression.Pair::key).toList());
        Code[] values =
                compile(dict.pairs().stream().map(Expression.Pair::value).toList());
        return frame -> DictMethods.create(run(keys, frame), run(values, frame));
    }

    private Code slice(Expression.Slice slice) {
        Code target = compile(slice.target());
        Code start = orNone(slice.start());
        Code stop = orNone(slice.stop());
        Code step = orNone(slice.step());
        return frame ->
                Attributes.slice(target.run(frame), start.run(frame), stop.run(frame), step.run(frame), frame.budget());
    }

    private Code orNone(Optional<Expression> expression) {
        return expression.isPresent() ? compile(expression.get()) : constant(null);
    }

    private Code filter(Expression.Filter filter) {
        Code target = compile(filter.target());
        Expression.FilterCall call = filter.call();
        ArgumentsCode arguments = ArgumentsCode.of(call.arguments(), this);
        Optional<Filter> found = Filters.find(call.name());
        if (found.isEmpty() && !conditional) {
            throw source.error("No filter named '" + call.name() + "'.", call.offset());
        }
        Filter function = found.orElseGet(() -> Filters.missing(call.name()));
        return frame -> function.apply(frame, arguments.run(frame, target));
    }

    private Code test(Expression.Test test) {
        Code target = compile(test.target());
        ArgumentsCode arguments = ArgumentsCode.of(test.arguments(), this);
        Optional<Test> found = Tests.find(test.name());
        if (found.isEmpty() && !conditional) {
            throw source.error("No test named '" + test.name() + "'.", test.offset());
        }
        Test function = found.orElseGet(() -> Tests.missing(test.name()));
        return frame -> function.apply(frame, arguments.run(frame, target));
    }

    private Code conditional(Expression.Conditional expression) {
        return whereConditional(() -> {
            Code condition = compile(expression.condition());
            Code value = compile(expression.value());
            Code otherwise = expression.otherwise().isPresent()
                    ? compile(expression.otherwise().get())
                    : constant(Undefined.because(
                            "the inline if-expression evaluated to false and no else section was" + " defined."));
            return frame -> Truth.of(condition.run(frame)) ? value.run(frame) : otherwise.run(frame);
        });
    }

    private Code binary(Expression.Binary binary) {
        Code left = compile(binary.left());
        Code right = compile(binary.right());
        return switch (binary.operator()) {
            case ADD -> frame -> Arithmetic.add(left.run(frame), right.run(frame), frame.budget());
            case SUBTRACT -> frame -> Arithmetic.subtract(left.run(frame), right.run(frame));
            case MULTIPLY -> frame -> Arithmetic.multiply(left.run(frame), right.run(frame), frame.budget());
            case DIVIDE -> frame -> Arithmetic.divide(left.run(frame), right.run(frame));
            case FLOOR_DIVIDE -> frame -> Arithmetic.floorDivide(left.run(frame), right.run(frame));
            case MODULO -> frame -> Arithmetic.modulo(left.run(frame), right.run(frame), frame);
            case POWER -> frame -> Arithmetic.power(left.run(frame), right.run(frame));
        };
    }

    private Code concatenation(Expression.Concatenation concatenation) {
        Code[] parts = compile(concatenation.parts());
        return frame -> Printing.join(run(parts, frame), frame);
    }
}
