package dev.pintail.manifest.component;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** What Python's {@code int()} and {@code float()} make of the values that stand where the format wants a number. */
final class PythonNumber {
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+(_\\d+)*");
    private static final Pattern FLOAT =
            Pattern.compile("[+-]?(\\d+(_\\d+)*\\.?(\\d+(_\\d+)*)?|\\.\\d+(_\\d+)*)([eE][+-]?\\d+(_\\d+)*)?");
    private static final Pattern SPECIAL = Pattern.compile("([+-]?)(inf|infinity|nan)", Pattern.CASE_INSENSITIVE);
    private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private PythonNumber() {}

    /** Whether JSON Schema takes the value for an integer: {@code 5} and {@code 5.0} are, {@code true} is not. */
    static boolean isWhole(Object raw) {
        return switch (raw) {
            case Long number -> true;
            case BigInteger number -> true;
            case Double number -> !number.isInfinite() && number == Math.rint(number);
            case null, default -> false;
        };
    }

    /** A value that {@link #isWhole} as Long or, if it is too big for that, BigInteger. */
    static Number whole(Object raw) {
        return raw instanceof Double number ? narrow(new BigDecimal(number).toBigIntegerExact()) : (Number) raw;
    }

    /** A value that {@link #isWhole} within 64 bits; beyond, the bound. */
    static Long clamped(Object raw) {
        return switch (whole(raw)) {
            case BigInteger big -> big.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
            case Number number -> number.longValue();
        };
    }

    /** The whole number a text says, or null. */
    static Number parseWhole(String text) {
        String stripped = text.strip();
        return WHOLE.matcher(stripped).matches() ? narrow(new BigInteger(stripped.replace("_", ""))) : null;
    }

    /** The number a text says, or null. */
    static Double parseFloat(String text) {
        String stripped = text.strip();
        if (FLOAT.matcher(stripped).matches()) {
            return Double.valueOf(stripped.replace("_", ""));
        }
        var special = SPECIAL.matcher(stripped);
        if (!special.matches()) {
            return null;
        }
        if (special.group(2).equalsIgnoreCase("nan")) {
            return Double.NaN;
        }
        return special.group(1).equals("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    private static Number narrow(BigInteger number) {
        boolean fits = number.compareTo(LONG_MIN) >= 0 && number.compareTo(LONG_MAX) <= 0;
        return fits ? (Number) number.longValue() : number;
    }
}
