package dev.pintail.json;

import java.math.BigDecimal;
import java.math.MathContext;

/** The shortest text that reads back as the same double, in the notations of Python and of {@code orjson}. */
public final class PythonFloat {
    private PythonFloat() {}

    /**
     * As Python's {@code repr}: plain digits while the exponent is within -4 and 15, else {@code 1e+16}; always with a
     * point or an exponent; {@code inf}, {@code -inf}, {@code nan}.
     */
    public static String repr(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        // Double.toString is the shortest repr since JDK 19 (JDK-4511638); only its notation differs.
        BigDecimal decimal = shortest(value).stripTrailingZeros();
        String digits = decimal.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - decimal.scale();
        String sign = value < 0 ? "-" : "";
        if (exponent < -4 || exponent >= 16) {
            return "%s%se%s%02d".formatted(sign, mantissa(digits), exponent < 0 ? "-" : "+", Math.abs(exponent));
        }
        String plain = decimal.abs().toPlainString();
        return sign + (plain.indexOf('.') < 0 ? plain + ".0" : plain);
    }

    /** As {@code orjson} 3.10: plain digits while the exponent is within -5 and 15, else {@code 1e16} and {@code 1e-6}. */
    static String orjson(double value) {
        double size = Math.abs(value);
        if (size == 0 || (size >= 1e-4 && size < 1e16)) {
            return repr(value);
        }
        BigDecimal decimal = shortest(value).stripTrailingZeros();
        String digits = decimal.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - decimal.scale();
        return exponent == -5
                ? decimal.toPlainString()
                : "%s%se%d".formatted(value < 0 ? "-" : "", mantissa(digits), exponent);
    }

    private static String mantissa(String digits) {
        return digits.length() > 1 ? digits.charAt(0) + "." + digits.substring(1) : digits;
    }

    /** Double.toString never gives fewer than two digits, where one could be enough for the smallest of all numbers. */
    private static BigDecimal shortest(double value) {
        BigDecimal decimal = new BigDecimal(Double.toString(value));
        BigDecimal oneDigit = decimal.round(new MathContext(1));
        return oneDigit.doubleValue() == value ? oneDigit : decimal;
    }
}
