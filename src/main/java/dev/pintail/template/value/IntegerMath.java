package dev.pintail.template.value;

import static dev.pintail.template.python.Numbers.big;
import static dev.pintail.template.python.Numbers.narrow;

import dev.pintail.template.python.PyType;
import dev.pintail.template.python.PythonError;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/** Arithmetic of whole numbers of any size, as far as the budget's size for them allows. */
public final class IntegerMath {
    private static final long EXACT_IN_DOUBLE = 1L << 53;

    private IntegerMath() {}

    /** Whether the value is a Python int: a bool is one. */
    public static boolean isInteger(Object value) {
        return value instanceof Long
                || value instanceof BigInteger
                || value instanceof Boolean
                || value instanceof Integer;
    }

    /**
     * A whole number as a long.
     *
     * @throws PythonError.TypeError if it is no whole number
     * @throws PythonError.OverflowError if it does not fit
     */
    public static long toLong(Object value) {
        return switch (value) {
            case Long number -> number;
            case Integer number -> number;
            case Boolean bool -> bool ? 1 : 0;
            case BigInteger number ->
                throw new PythonError.OverflowError("Python int too large to convert to C ssize_t");
            case null, default ->
                throw new PythonError.TypeError(
                        "'" + PyType.nameOf(value) + "' object cannot be interpreted as an integer");
        };
    }

    /** A whole number as an int, the nearest one if it is out of range: for widths and counts. */
    public static int toInt(Object value) {
        return Math.clamp(toLong(value), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    static Object add(long a, long b) {
        long sum = a + b;
        return ((a ^ sum) & (b ^ sum)) < 0 ? (Object) BigInteger.valueOf(a).add(BigInteger.valueOf(b)) : sum;
    }

    static Object add(Object a, Object b) {
        return a instanceof Long left && b instanceof Long right
                ? add(left.longValue(), right.longValue())
                : narrow(Budget.checked(big(a).add(big(b))));
    }

    static Object subtract(Object a, Object b) {
        if (a instanceof Long left && b instanceof Long right) {
            long difference = left - right;
            if (((left ^ right) & (left ^ difference)) >= 0) {
                return difference;
            }
        }
        return narrow(Budget.checked(big(a).subtract(big(b))));
    }

    static Object multiply(Object a, Object b) {
        if (a instanceof Long left && b instanceof Long right) {
            long high = Math.multiplyHigh(left, right);
            long low = left * right;
            if ((high == 0 && low >= 0) || (high == -1 && low < 0)) {
                return low;
            }
        }
        BigInteger left = big(a);
        BigInteger right = big(b);
        Budget.bits((long) left.bitLength() + right.bitLength());
        return narrow(left.multiply(right));
    }

    static double divide(Object a, Object b) {
        BigInteger divisor = big(b);
        if (divisor.signum() == 0) {
            throw new PythonError.ZeroDivisionError("division by zero");
        }
        if (a instanceof Long left
                && b instanceof Long right
                && Math.abs(left) < EXACT_IN_DOUBLE
                && Math.abs(right) < EXACT_IN_DOUBLE) {
            return (double) left / right;
        }
        double quotient = new BigDecimal(big(a))
                .divide(new BigDecimal(divisor), new MathContext(60))
                .doubleValue();
        if (Double.isInfinite(quotient)) {
            throw new PythonError.OverflowError("integer division result too large for a float");
        }
        return quotient;
    }

    static Object floorDivide(Object a, Object b) {
        BigInteger divisor = divisor(b);
        if (a instanceof Long left && b instanceof Long right && left != Long.MIN_VALUE) {
            return Math.floorDiv(left, right);
        }
        BigInteger[] parts = big(a).divideAndRemainder(divisor);
        boolean down = parts[1].signum() != 0 && parts[1].signum() != divisor.signum();
        return narrow(down ? parts[0].subtract(BigInteger.ONE) : parts[0]);
    }

    static Object modulo(Object a, Object b) {
        BigInteger divisor = divisor(b);
        if (a instanceof Long left && b instanceof Long right) {
            return Math.floorMod(left, right);
        }
        BigInteger remainder = big(a).remainder(divisor);
        return narrow(
                remainder.signum() != 0 && remainder.signum() != divisor.signum() ? remainder.add(divisor) : remainder);
    }

    /** {@code a ** b} for b of 0 or more. */
    static Object power(Object a, Object b) {
        BigInteger base = big(a);
        if (base.bitLength() <= 1 && base.signum() >= 0) {
            return big(b).signum() == 0 ? (Object) 1L : narrow(base);
        }
        BigInteger exponent = big(b);
        Budget.bits(exponent.bitLength() > 32 ? Long.MAX_VALUE : base.bitLength() * exponent.longValue());
        return narrow(base.pow(exponent.intValue()));
    }

    private static BigInteger divisor(Object b) {
        BigInteger divisor = big(b);
        if (divisor.signum() == 0) {
            throw new PythonError.ZeroDivisionError("integer division or modulo by zero");
        }
        return divisor;
    }
}
