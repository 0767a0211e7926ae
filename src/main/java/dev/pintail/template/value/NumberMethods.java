package dev.pintail.template.value;

import static dev.pintail.template.python.Numbers.big;
import static dev.pintail.template.python.Numbers.narrow;
import static dev.pintail.template.value.Absent.ABSENT;

import dev.pintail.json.PythonFloat;
import dev.pintail.template.python.PyTuple;
import dev.pintail.template.python.PythonError;
import dev.pintail.template.value.BoundMethod.Method;
import java.math.BigDecimal;
import java.math.BigInteger;

/** The attributes and methods of numbers. */
final class NumberMethods {
    private static final Signature NO_ARGUMENTS = Signature.takes().byPlace();

    private NumberMethods() {}

    static Object attribute(Object number, String name) {
        Method method = number instanceof Double ? floatMethod(name) : integerMethod(name);
        if (method != null) {
            return new BoundMethod(number, name, method);
        }
        return switch (name) {
            case "real" -> NumberMath.plus(number);
            case "imag" -> number instanceof Double ? (Object) 0.0 : 0L;
            case "numerator" -> number instanceof Double ? ABSENT : NumberMath.plus(number);
            case "denominator" -> number instanceof Double ? ABSENT : (Object) 1L;
            default -> ABSENT;
        };
    }

    private static Method integerMethod(String name) {
        return switch (name) {
            case "bit_length" -> method(name, number -> (long) big(number).abs().bitLength());
            case "bit_count" -> method(name, number -> (long) big(number).abs().bitCount());
            case "conjugate" -> method(name, NumberMath::plus);
            case "as_integer_ratio" -> method(name, number -> PyTuple.of(NumberMath.plus(number), 1L));
            default -> null;
        };
    }

    private static Method floatMethod(String name) {
        return switch (name) {
            case "is_integer" ->
                method(
                        name,
                        number -> (Double) number == Math.rint((Double) number) && !Double.isInfinite((Double) number));
            case "conjugate" -> method(name, number -> number);
            case "hex" -> method(name, number -> hex((Double) number));
            case "as_integer_ratio" -> method(name, number -> ratio((Double) number));
            default -> null;
        };
    }

    private interface Body {
        Object apply(Object number);
    }

    private static Method method(String name, Body body) {
        return (evaluation, target, arguments) -> {
            NO_ARGUMENTS.bind(name, arguments);
            return body.apply(target);
        };
    }

    /** {@code 0x1.8000000000000p+0}: always 13 digits, and the exponent with a sign. */
    private static String hex(double value) {
        if (!Double.isFinite(value)) {
            return PythonFloat.repr(value);
        }
        long bits = Double.doubleToLongBits(value);
        long mantissa = bits & 0xfffffffffffffL;
        int exponent = (int) (bits >>> 52 & 0x7ff);
        String sign = bits < 0 ? "-" : "";
        if (exponent == 0) {
            return mantissa == 0 ? sign + "0x0.0p+0" : "%s0x0.%013xp-1022".formatted(sign, mantissa);
        }
        return "%s0x1.%013xp%+d".formatted(sign, mantissa, exponent - 1023);
    }

    private static PyTuple ratio(double value) {
        if (!Double.isFinite(value)) {
            throw new PythonError.OverflowError("cannot convert Infinity to integer ratio");
        }
        BigDecimal decimal = new BigDecimal(value);
        BigInteger denominator = BigInteger.TEN.pow(Math.max(0, decimal.scale()));
        BigInteger numerator = decimal.scale() >= 0 ? decimal.unscaledValue() : decimal.toBigIntegerExact();
        BigInteger divisor = numerator.gcd(denominator);
        return PyTuple.of(narrow(numerator.divide(divisor)), narrow(denominator.divide(divisor)));
    }
}
