package dev.pintail.template.value;

import static dev.pintail.template.python.Numbers.big;
import static dev.pintail.template.python.Numbers.narrow;
import static dev.pintail.template.python.Numbers.toFloat;

import dev.pintail.template.python.PythonError;

/** Arithmetic of numbers: whole with whole stays whole (except {@code /}), everything else is floating. */
final class NumberMath {
    private NumberMath() {}

    static Object add(Object a, Object b) {
        return floating(a, b) ? (Object) (toFloat(a) + toFloat(b)) : IntegerMath.add(a, b);
    }

    static Object subtract(Object a, Object b) {
        return floating(a, b) ? (Object) (toFloat(a) - toFloat(b)) : IntegerMath.subtract(a, b);
    }

    static Object multiply(Object a, Object b) {
        return floating(a, b) ? (Object) (toFloat(a) * toFloat(b)) : IntegerMath.multiply(a, b);
    }

    static Object divide(Object a, Object b) {
        if (!floating(a, b)) {
            return IntegerMath.divide(a, b);
        }
        double divisor = toFloat(b);
        if (divisor == 0) {
            throw new PythonError.ZeroDivisionError("float division by zero");
        }
        return toFloat(a) / divisor;
    }

    static Object floorDivide(Object a, Object b) {
        if (!floating(a, b)) {
            return IntegerMath.floorDivide(a, b);
        }
        double left = toFloat(a);
        double right = divisor(b, "float floor division by zero");
        double remainder = left % right;
        double quotient = (left - remainder) / right;
        if (remainder != 0 && (right < 0) != (remainder < 0)) {
            quotient -= 1;
        }
        if (quotient == 0) {
            return Math.copySign(0.0, left / right);
        }
        double floor = Math.floor(quotient);
        return quotient - floor > 0.5 ? floor + 1 : floor;
    }

    static Object modulo(Object a, Object b) {
        if (!floating(a, b)) {
            return IntegerMath.modulo(a, b);
        }
        double right = divisor(b, "float modulo");
        double remainder = toFloat(a) % right;
        if (remainder == 0) {
            return Math.copySign(0.0, right);
        }
        return (right < 0) == (remainder < 0) ? remainder : remainder + right;
    }

    static Object power(Object a, Object b) {
        if (!floating(a, b) && big(b).signum() >= 0) {
            return IntegerMath.power(a, b);
        }
        double base = toFloat(a);
        double exponent = toFloat(b);
        if (base == 0 && exponent < 0) {
            throw new PythonError.ZeroDivisionError("0.0 cannot be raised to a negative power");
        }
        if (base < 0 && exponent != Math.rint(exponent) && Double.isFinite(base) && Double.isFinite(exponent)) {
            throw new PythonError.ValueError("complex numbers are not supported");
        }
        double power = base == 1 || (base == -1 && Double.isInfinite(exponent)) ? 1 : Math.pow(base, exponent);
        if (Double.isInfinite(power) && Double.isFinite(base) && Double.isFinite(exponent)) {
            throw new PythonError.OverflowError("(34, 'Numerical result out of range')");
        }
        return power;
    }

    static Object negate(Object value) {
        return value instanceof Double number
                ? (Object) (-number)
                : narrow(big(value).negate());
    }

    static Object plus(Object value) {
        return value instanceof Double ? value : narrow(big(value));
    }

    private static boolean floating(Object a, Object b) {
        return a instanceof Double || b instanceof Double;
    }

    private static double divisor(Object value, String problem) {
        double divisor = toFloat(value);
        if (divisor == 0) {
            throw new PythonError.ZeroDivisionError(problem);
        }
        return divisor;
    }
}
