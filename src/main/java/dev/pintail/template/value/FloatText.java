package dev.pintail.template.value;

import static java.math.RoundingMode.HALF_EVEN;

import dev.pintail.json.PythonFloat;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Floats with a given number of digits, as C's {@code %f %e %g} write them: rounded from the exact binary value. Without sign. */
final class FloatText {
    private FloatText() {}

    /** The digits of the absolute value in one of the notations {@code e f g} or their capitals. */
    static String of(double value, char notation, int precision, boolean alternate) {
        if (!Double.isFinite(value)) {
            String name = Double.isNaN(value) ? "nan" : "inf";
            return Character.isUpperCase(notation) ? name.toUpperCase(Locale.ROOT) : name;
        }
        BigDecimal exact = new BigDecimal(Math.abs(value));
        String text = switch (Character.toLowerCase(notation)) {
            case 'f' -> exact.setScale(precision, HALF_EVEN).toPlainString() + (alternate && precision == 0 ? "." : "");
            case 'e' -> exponent(exact, precision, alternate);
            default -> general(exact, Math.max(1, precision), alternate);
        };
        return Character.isUpperCase(notation) ? text.toUpperCase(Locale.ROOT) : text;
    }

    /** Without a notation Python writes as many digits as {@code repr}, or with a precision as {@code g} but with a point. */
    static String shortest(double value) {
        return PythonFloat.repr(Math.abs(value));
    }

    private static String exponent(BigDecimal value, int precision, boolean alternate) {
        BigDecimal rounded = value.round(new MathContext(precision + 1, HALF_EVEN));
        int exponent = exponentOf(rounded);
        String digits = digits(rounded, precision + 1);
        String point = precision > 0 ? "." + digits.substring(1) : alternate ? "." : "";
        return digits.charAt(0) + point + exponentText(exponent);
    }

    private static String general(BigDecimal value, int precision, boolean alternate) {
        BigDecimal rounded = value.round(new MathContext(precision, HALF_EVEN));
        int exponent = exponentOf(rounded);
        if (exponent < -4 || exponent >= precision) {
            String digits = digits(rounded, precision);
            String fraction = alternate ? digits.substring(1) : withoutTrailingZeros(digits.substring(1));
            return digits.charAt(0) + (fraction.isEmpty() && !alternate ? "" : "." + fraction) + exponentText(exponent);
        }
        String plain = rounded.setScale(Math.max(0, precision - 1 - exponent), HALF_EVEN)
                .toPlainString();
        if (alternate || plain.indexOf('.') < 0) {
            return plain;
        }
        String stripped = withoutTrailingZeros(plain);
        return stripped.endsWith(".") ? stripped.substring(0, stripped.length() - 1) : stripped;
    }

    private static int exponentOf(BigDecimal value) {
        return value.signum() == 0 ? 0 : value.precision() - value.scale() - 1;
    }

    private static String digits(BigDecimal value, int count) {
        String digits = value.signum() == 0 ? "" : value.unscaledValue().toString();
        return digits.length() >= count ? digits.substring(0, count) : digits + "0".repeat(count - digits.length());
    }

    private static String withoutTrailingZeros(String digits) {
        int end = digits.length();
        while (end > 0 && digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, end);
    }

    private static String exponentText(int exponent) {
        return "e%s%02d".formatted(exponent < 0 ? "-" : "+", Math.abs(exponent));
    }
}
