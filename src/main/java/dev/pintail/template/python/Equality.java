package dev.pintail.template.python;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** {@code ==} and {@code hash} of Python: numbers of all types compare by value, containers by content. */
public final class Equality {
    private Equality() {}

    /** {@code a == b}; never raises. */
    public static boolean equal(Object a, Object b) {
        if (a instanceof String text) {
            return text.equals(b);
        }
        if (isNumber(a)) {
            return isNumber(b) && numbersEqual(a, b);
        }
        return switch (a) {
            case null -> b == null;
            case PyTuple left -> b instanceof PyTuple right && itemsEqual(left, right);
            case List<?> left -> b instanceof List<?> right && !(b instanceof PyTuple) && itemsEqual(left, right);
            case Map<?, ?> left -> b instanceof Map<?, ?> right && dictsEqual(left, right);
            case OffsetDateTime left -> b instanceof OffsetDateTime right && left.isEqual(right);
            default -> a.equals(b);
        };
    }

    /** {@code hash(value)}: equal values have equal hashes. The numbers differ from Python's. */
    static int hash(Object value) {
        return switch (value) {
            case null -> 0;
            case Boolean bool -> bool ? 1 : 0;
            case Integer number -> Long.hashCode(number);
            case Long number -> Long.hashCode(number);
            case Double number -> hashOf(number);
            case PyTuple tuple -> {
                int hash = 1;
                for (Object item : tuple) {
                    hash = 31 * hash + hash(item);
                }
                yield hash;
            }
            case OffsetDateTime aware -> aware.toInstant().hashCode();
            default -> value.hashCode();
        };
    }

    private static int hashOf(double number) {
        if (number != Math.rint(number) || Double.isInfinite(number)) {
            return Double.hashCode(number);
        }
        BigInteger whole = new BigDecimal(number).toBigInteger();
        return whole.bitLength() < 64 ? Long.hashCode(whole.longValue()) : whole.hashCode();
    }

    /** @throws PythonError.TypeError if the value is a list, dict or set, or a tuple with one inside */
    static void requireHashable(Object value) {
        switch (value) {
            case PyTuple tuple -> tuple.forEach(Equality::requireHashable);
            case List<?> list -> throw unhashable(list);
            case Map<?, ?> dict -> throw unhashable(dict);
            case PySet set -> throw unhashable(set);
            case null, default -> {}
        }
    }

    private static PythonError unhashable(Object value) {
        return new PythonError.TypeError("unhashable type: '%s'".formatted(PyType.nameOf(value)));
    }

    static boolean isNumber(Object value) {
        return value instanceof Number || value instanceof Boolean;
    }

    private static boolean numbersEqual(Object a, Object b) {
        if (a instanceof Long left && b instanceof Long right) {
            return left.longValue() == right.longValue();
        }
        // NaN is unequal to itself, which an ordering cannot say.
        return !Numbers.isNan(a) && !Numbers.isNan(b) && Numbers.compare(a, b) == 0;
    }

    private static boolean itemsEqual(List<?> left, List<?> right) {
        if (left.size() != right.size()) {
            return false;
        }
        Iterator<?> other = right.iterator();
        for (Object item : left) {
            if (!same(item, other.next())) {
                return false;
            }
        }
        return true;
    }

    private static boolean dictsEqual(Map<?, ?> left, Map<?, ?> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (Map.Entry<?, ?> entry : left.entrySet()) {
            if (!PyDict.hasKey(right, entry.getKey()) || !same(entry.getValue(), right.get(entry.getKey()))) {
                return false;
            }
        }
        return true;
    }

    /** Inside containers the same object equals itself, even NaN. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean same(Object a, Object b) {
        return a == b || equal(a, b);
    }
}
