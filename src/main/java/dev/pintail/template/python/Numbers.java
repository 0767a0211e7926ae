package dev.pintail.template.python;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * {@code int()} and {@code float()}, and the exact comparison of numbers of different types.
 *
 * <p>A whole number is a {@link Long}, or a {@link BigInteger} where it does not fit.
 */
public final class Numbers {
    /** Python refuses to convert longer texts to whole numbers ({@code sys.get_int_max_str_digits}). */
    static final int MAX_DIGITS = 4300;

    private Numbers() {}

    /** The whole number as a Long if it fits. */
    public static Number narrow(BigInteger value) {
        return value.bitLength() < Long.SIZE ? (Number) value.longValue() : value;
    }

    /** A whole number or a bool as BigInteger. */
    public static BigInteger big(Object whole) {
        return switch (whole) {
            case BigInteger big -> big;
            case Boolean bool -> bool ? BigInteger.ONE : BigInteger.ZERO;
            case Number number -> BigInteger.valueOf(number.longValue());
            default -> throw new PythonError.TypeError(notAnInteger(whole));
        };
    }

    /**
     * {@code int(value)}.
     *
     * @throws PythonError.ValueError if a text is no whole number, or for NaN
     * @throws PythonError.OverflowError for infinity
     * @throws PythonError.TypeError for everything that is neither number nor text
     */
    public static Number toInt(Object value) {
        return switch (value) {
            case String text -> NumberText.parseInt(text, 10);
            case Boolean bool -> bool ? 1L : 0L;
            case Integer number -> number.longValue();
            case Long number -> number;
            case BigInteger number -> number;
            case Double number -> truncate(number);
            case null, default ->
                throw new PythonError.TypeError(
                        "int() argument must be a string, a bytes-like object or a real number, not '%s'"
                                .formatted(PyType.nameOf(value)));
        };
    }

    private static Number truncate(double value) {
        if (Double.isNaN(value)) {
            throw new PythonError.ValueError("cannot convert float NaN to integer");
        }
        if (Double.isInfinite(value)) {
            throw new PythonError.OverflowError("cannot convert float infinity to integer");
        }
        return Math.abs(value) < 0x1p63 ? (Number) (long) value : narrow(new BigDecimal(value).toBigInteger());
    }

    /**
     * {@code float(value)}.
     *
     * @throws PythonError.ValueError if a text is no number
     * @throws PythonError.OverflowError if a whole number is too large
     * @throws PythonError.TypeError for everything that is neither number nor text
     */
    public static double toFloat(Object value) {
        return switch (value) {
            case String text -> NumberText.parseFloat(text);
            case Boolean bool -> bool ? 1 : 0;
            case BigInteger number -> toDouble(number);
            case Number number -> number.doubleValue();
            case null, default ->
                throw new PythonError.TypeError(
                        "float() argument must be a string or a real number, not '%s'".formatted(PyType.nameOf(value)));
        };
    }

    private static double toDouble(BigInteger number) {
        double value = number.doubleValue();
        if (Double.isInfinite(value)) {
            throw new PythonError.OverflowError("int too large to convert to float");
        }
        return value;
    }

    static boolean isNan(Object value) {
        return value instanceof Double number && number.isNaN();
    }

    /** Compares two numbers or bools exactly; neither may be NaN. */
    static int compare(Object a, Object b) {
        if (a instanceof Double left && b instanceof Double right) {
            return left < right ? -1 : left > right ? 1 : 0;
        }
        if (a instanceof Double left) {
            return left.isInfinite() ? (left > 0 ? 1 : -1) : new BigDecimal(left).compareTo(new BigDecimal(big(b)));
        }
        if (b instanceof Double) {
            return -compare(b, a);
        }
        return a instanceof Long left && b instanceof Long right ? Long.compare(left, right) : big(a).compareTo(big(b));
    }

    private static String notAnInteger(Object value) {
        return "'%s' object cannot be interpreted as an integer".formatted(PyType.nameOf(value));
    }
}
