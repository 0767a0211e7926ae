package dev.pintail.template.builtin;

import dev.pintail.template.TemplateException;
import dev.pintail.template.python.NumberText;
import dev.pintail.template.python.Numbers;
import dev.pintail.template.python.PyType;
import dev.pintail.template.python.PythonError;
import dev.pintail.template.python.Str;
import dev.pintail.template.python.Truth;
import dev.pintail.template.value.Arithmetic;
import dev.pintail.template.value.Casing;
import dev.pintail.template.value.Evaluation;
import dev.pintail.template.value.IntegerMath;
import dev.pintail.template.value.Texts;
import dev.pintail.template.value.Undefined;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;

/** Filters that make numbers, or a text of one. */
final class NumberFilters {
    private static final String DECIMAL_UNITS = "kMGTPEZY";

    private NumberFilters() {}

    static Object abs(Evaluation evaluation, Object[] a) {
        return switch (a[0]) {
            case Double number -> Math.abs(number);
            case Duration duration -> duration.isNegative() ? Arithmetic.negate(duration) : duration;
            case Undefined undefined -> throw badOperand(undefined);
            case Number number ->
                Numbers.big(number).signum() < 0 ? Arithmetic.negate(number) : Arithmetic.plus(number);
            case Boolean bool -> Arithmetic.plus(bool);
            case null, default -> throw badOperand(a[0]);
        };
    }

    private static PythonError badOperand(Object value) {
        return new PythonError.TypeError("bad operand type for abs(): '" + PyType.nameOf(value) + "'");
    }

    /** What is no whole number is tried as a float, and then the default takes its place. */
    static Object toInt(Evaluation evaluation, Object[] a) {
        Object value = plain(a[0]);
        if (value instanceof Long) {
            return value;
        }
        try {
            return value instanceof String text
                    ? NumberText.parseInt(text, IntegerMath.toInt(a[2]))
                    : Numbers.toInt(value);
        } catch (PythonError.TypeError | PythonError.ValueError notWhole) {
            try {
                return Numbers.toInt(Numbers.toFloat(value));
            } catch (PythonError.TypeError | PythonError.ValueError | PythonError.OverflowError notNumber) {
                return a[1];
            }
        }
    }

    static Object toFloat(Evaluation evaluation, Object[] a) {
        try {
            return Numbers.toFloat(plain(a[0]));
        } catch (PythonError.TypeError | PythonError.ValueError notNumber) {
            return a[1];
        }
    }

    private static Object plain(Object value) {
        if (value instanceof Undefined undefined) {
            throw undefined.error();
        }
        return Texts.isText(value) ? Texts.of(value) : value;
    }

    static Object round(Evaluation evaluation, Object[] a) {
        String method = Texts.of(a[2]);
        if (!"common".equals(method) && !"ceil".equals(method) && !"floor".equals(method)) {
            throw new TemplateException.Raised("FilterArgumentError", "method must be common, ceil or floor");
        }
        if ("common".equals(method)) {
            return roundHalfEven(a[0], a[1]);
        }
        Object scale = Arithmetic.power(10L, a[1]);
        Object scaled = Arithmetic.multiply(a[0], scale, evaluation.budget());
        return Arithmetic.divide(whole(scaled, "ceil".equals(method)), scale);
    }

    private static Object whole(Object number, boolean up) {
        if (IntegerMath.isInteger(number)) {
            return number;
        }
        double value = Numbers.toFloat(number);
        return Numbers.toInt(up ? Math.ceil(value) : Math.floor(value));
    }

    /** Python's {@code round}: from the exact value, ties to even. */
    private static Object roundHalfEven(Object value, Object precision) {
        if (!(value instanceof Double number)) {
            if (!IntegerMath.isInteger(value)) {
                throw new PythonError.TypeError("type " + PyType.nameOf(value) + " doesn't define __round__ method");
            }
            int digits = precision == null ? 0 : IntegerMath.toInt(precision);
            return digits >= 0 ? Arithmetic.plus(value) : roundWhole(Numbers.big(value), -digits);
        }
        if (precision == null) {
            return Numbers.toInt(Math.rint(number));
        }
        int digits = IntegerMath.toInt(precision);
        if (!Double.isFinite(number) || digits > 323) {
            return number;
        }
        if (digits < -308) {
            return 0.0 * number;
        }
        double rounded =
                new BigDecimal(number).setScale(digits, RoundingMode.HALF_EVEN).doubleValue();
        if (Double.isInfinite(rounded)) {
            throw new PythonError.OverflowError("rounded value too large to represent");
        }
        return Math.copySign(rounded, number);
    }

    private static Object roundWhole(BigInteger value, int zeros) {
        return zeros > 5000
                ? 0L
                : Numbers.narrow(new BigDecimal(value)
                        .setScale(-zeros, RoundingMode.HALF_EVEN)
                        .toBigInteger());
    }

    static Object fileSize(Evaluation evaluation, Object[] a) {
        double bytes = Numbers.toFloat(plain(a[0]));
        boolean binary = Truth.of(a[1]);
        if (bytes == 1) {
            return "1 Byte";
        }
        if (!Double.isFinite(bytes)) {
            return Str.of(bytes) + (binary ? " YiB" : " YB");
        }
        BigDecimal base = BigDecimal.valueOf(binary ? 1024 : 1000);
        BigDecimal exact = new BigDecimal(bytes);
        if (exact.compareTo(base) < 0) {
            return Numbers.toInt(bytes) + " Bytes";
        }
        int unit = 0;
        BigDecimal next = base.multiply(base);
        while (exact.compareTo(next) >= 0 && unit < DECIMAL_UNITS.length() - 1) {
            next = next.multiply(base);
            unit++;
        }
        double size = base.doubleValue() * bytes / next.doubleValue();
        String digits = Double.isInfinite(size)
                ? "inf"
                : new BigDecimal(size).setScale(1, RoundingMode.HALF_EVEN).toPlainString();
        String letter = DECIMAL_UNITS.substring(unit, unit + 1);
        return digits + " " + (binary ? Casing.upper(letter) + "iB" : letter + "B");
    }
}
