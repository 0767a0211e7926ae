package dev.pintail.template.value;

import dev.pintail.template.python.PyBytes;
import dev.pintail.template.python.PyTuple;
import dev.pintail.template.python.PyType;
import dev.pintail.template.python.PythonError;
import java.util.ArrayList;
import java.util.List;

/** The operators {@code + - * / // % **} and the signs, for all types that have them. */
public final class Arithmetic {
    private Arithmetic() {}

    public static Object add(Object a, Object b, Budget budget) {
        if (a instanceof Long left && b instanceof Long right) {
            return IntegerMath.add(left, right);
        }
        if (a instanceof String left && b instanceof String right) {
            return concat(left, right, budget);
        }
        checkDefined(a, b);
        if (isNumber(a) && isNumber(b)) {
            return NumberMath.add(a, b);
        }
        if (Texts.isText(a) && Texts.isText(b)) {
            // One side being HTML, the other is escaped.
            return new Markup(concat(html(a), html(b), budget));
        }
        if (a instanceof PyTuple left && b instanceof PyTuple right) {
            return PyTuple.copyOf(concat(left, right, budget));
        }
        if (isList(a) && isList(b)) {
            return concat((List<?>) a, (List<?>) b, budget);
        }
        if (a instanceof PyBytes left && b instanceof PyBytes right) {
            return BytesMethods.concat(left, right, budget);
        }
        return DateArithmetic.add(a, b).orElseThrow(() -> addError(a, b));
    }

    private static PythonError addError(Object a, Object b) {
        if (Texts.isText(a)) {
            return new PythonError.TypeError("can only concatenate str (not \"" + PyType.nameOf(b) + "\") to str");
        }
        if (a instanceof List) {
            return new PythonError.TypeError("can only concatenate %s (not \"%s\") to %s"
                    .formatted(PyType.nameOf(a), PyType.nameOf(b), PyType.nameOf(a)));
        }
        return unsupported("+", a, b);
    }

    public static Object subtract(Object a, Object b) {
        checkDefined(a, b);
        if (isNumber(a) && isNumber(b)) {
            return NumberMath.subtract(a, b);
        }
        return DateArithmetic.subtract(a, b).orElseThrow(() -> unsupported("-", a, b));
    }

    public static Object multiply(Object a, Object b, Budget budget) {
        checkDefined(a, b);
        if (isNumber(a) && isNumber(b)) {
            return NumberMath.multiply(a, b);
        }
        if (isSequence(a)) {
            return repeat(a, b, budget);
        }
        if (isSequence(b)) {
            return repeat(b, a, budget);
        }
        return DateArithmetic.multiply(a, b).orElseThrow(() -> unsupported("*", a, b));
    }

    public static Object divide(Object a, Object b) {
        checkDefined(a, b);
        if (isNumber(a) && isNumber(b)) {
            return NumberMath.divide(a, b);
        }
        return DateArithmetic.divide(a, b).orElseThrow(() -> unsupported("/", a, b));
    }

    public static Object floorDivide(Object a, Object b) {
        checkDefined(a, b);
        if (isNumber(a) && isNumber(b)) {
            return NumberMath.floorDivide(a, b);
        }
        return DateArithmetic.floorDivide(a, b).orElseThrow(() -> unsupported("//", a, b));
    }

    public static Object modulo(Object a, Object b, Evaluation evaluation) {
        if (a instanceof String format) {
            return PercentFormat.format(format, b, evaluation.budget());
        }
        if (a instanceof Markup format) {
            return new Markup(PercentFormat.format(format.text(), b, evaluation.budget()));
        }
        checkDefined(a, b);
        if (isNumber(a) && isNumber(b)) {
            return NumberMath.modulo(a, b);
        }
        return DateArithmetic.modulo(a, b).orElseThrow(() -> unsupported("%", a, b));
    }

    public static Object power(Object a, Object b) {
        checkDefined(a, b);
        if (isNumber(a) && isNumber(b)) {
            return NumberMath.power(a, b);
        }
        throw unsupported("** or pow()", a, b);
    }

    public static Object negate(Object value) {
        checkDefined(value, null);
        if (isNumber(value)) {
            return NumberMath.negate(value);
        }
        return DateArithmetic.negate(value)
                .orElseThrow(() ->
                        new PythonError.TypeError("bad operand type for unary -: '" + PyType.nameOf(value) + "'"));
    }

    public static Object plus(Object value) {
        checkDefined(value, null);
        if (isNumber(value)) {
            return NumberMath.plus(value);
        }
        return DateArithmetic.plus(value)
                .orElseThrow(() ->
                        new PythonError.TypeError("bad operand type for unary +: '" + PyType.nameOf(value) + "'"));
    }

    static boolean isNumber(Object value) {
        return value instanceof Number || value instanceof Boolean;
    }

    private static void checkDefined(Object a, Object b) {
        if (a instanceof Undefined undefined) {
            throw undefined.error();
        }
        if (b instanceof Undefined undefined) {
            throw undefined.error();
        }
    }

    private static boolean isList(Object value) {
        return value instanceof List && !(value instanceof PyTuple);
    }

    private static boolean isSequence(Object value) {
        return Texts.isText(value) || value instanceof List || value instanceof PyBytes;
    }

    private static String html(Object text) {
        return text instanceof Markup markup
                ? markup.text()
                : Markup.escape((String) text).text();
    }

    private static String concat(String left, String right, Budget budget) {
        budget.text((long) left.length() + right.length());
        return left + right;
    }

    private static List<Object> concat(List<?> left, List<?> right, Budget budget) {
        budget.steps((long) left.size() + right.size());
        List<Object> all = new ArrayList<>(left.size() + right.size());
        all.addAll(left);
        all.addAll(right);
        return all;
    }

    private static Object repeat(Object sequence, Object times, Budget budget) {
        if (!(times instanceof Long) && !(times instanceof Boolean)) {
            throw new PythonError.TypeError(
                    "can't multiply sequence by non-int of type '" + PyType.nameOf(times) + "'");
        }
        long count = Math.max(0, IntegerMath.toLong(times));
        return switch (sequence) {
            case String text -> repeat(text, count, budget);
            case Markup text -> new Markup(repeat(text.text(), count, budget));
            case PyTuple tuple -> PyTuple.copyOf(repeat(tuple, count, budget));
            case List<?> list -> repeat(list, count, budget);
            default -> BytesMethods.repeat((PyBytes) sequence, count, budget);
        };
    }

    private static String repeat(String text, long count, Budget budget) {
        if (text.isEmpty()) {
            return "";
        }
        budget.text(Math.multiplyHigh(text.length(), count) == 0 ? text.length() * count : Long.MAX_VALUE / 2);
        return text.repeat((int) count);
    }

    private static List<Object> repeat(List<?> list, long count, Budget budget) {
        if (list.isEmpty()) {
            return new ArrayList<>();
        }
        budget.steps(Math.multiplyHigh(list.size(), count) == 0 ? list.size() * count : Long.MAX_VALUE / 2);
        List<Object> all = new ArrayList<>((int) (list.size() * count));
        for (long i = 0; i < count; i++) {
            all.addAll(list);
        }
        return all;
    }

    private static PythonError unsupported(String operator, Object a, Object b) {
        return new PythonError.TypeError("unsupported operand type(s) for %s: '%s' and '%s'"
                .formatted(operator, PyType.nameOf(a), PyType.nameOf(b)));
    }
}
