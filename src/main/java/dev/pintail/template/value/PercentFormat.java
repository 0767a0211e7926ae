package dev.pintail.template.value;

import static dev.pintail.template.value.Absent.ABSENT;

import dev.pintail.template.python.Numbers;
import dev.pintail.template.python.PyTuple;
import dev.pintail.template.python.PyType;
import dev.pintail.template.python.PythonError;
import dev.pintail.template.python.Repr;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The {@code %} of texts: {@code '%s-%05d' % ('a', 1)}. */
public final class PercentFormat {
    private final String format;
    private final Object values;
    private final Budget budget;
    private final StringBuilder out = new StringBuilder();
    private int position;
    private int used;

    private PercentFormat(String format, Object values, Budget budget) {
        this.format = format;
        this.values = values;
        this.budget = budget;
    }

    /** @throws PythonError if the values do not fit the format */
    public static String format(String format, Object values, Budget budget) {
        return new PercentFormat(format, values, budget).run();
    }

    private String run() {
        while (position < format.length()) {
            char c = format.charAt(position++);
            if (c != '%') {
                out.append(c);
            } else {
                directive();
            }
        }
        boolean allUsed = values instanceof PyTuple tuple ? used >= tuple.size() : used > 0 || values instanceof Map;
        if (!allUsed && !(values instanceof List && !(values instanceof PyTuple))) {
            throw new PythonError.TypeError("not all arguments converted during string formatting");
        }
        if (used == 0 && values instanceof List && !(values instanceof PyTuple)) {
            throw new PythonError.TypeError("not all arguments converted during string formatting");
        }
        budget.text(out.length());
        return out.toString();
    }

    private void directive() {
        Object named = ABSENT;
        if (peek() == '(') {
            named = named();
        }
        String flags = flags();
        int width = number();
        if (width < 0) {
            flags += "-";
            width = -width;
        }
        int precision = -1;
        if (peek() == '.') {
            position++;
            precision = Math.max(0, number());
        }
        while (peek() == 'h' || peek() == 'l' || peek() == 'L') {
            position++;
        }
        if (position >= format.length()) {
            throw new PythonError.ValueError("incomplete format");
        }
        char conversion = format.charAt(position++);
        if (conversion == '%') {
            out.append('%');
            return;
        }
        budget.text(Math.max(width, 0) + (long) Math.max(precision, 0));
        append(convert(conversion, named == ABSENT ? next() : named, flags, precision), flags, width);
    }

    private Object named() {
        int close = format.indexOf(')', position);
        if (close < 0) {
            throw new PythonError.ValueError("incomplete format key");
        }
        String key = format.substring(position + 1, close);
        position = close + 1;
        if (!(values instanceof Map<?, ?> map)) {
            throw new PythonError.TypeError("format requires a mapping");
        }
        Object value = Subscript.entry(map, key);
        if (value == ABSENT) {
            throw new PythonError.KeyError(Repr.of(key));
        }
        used++;
        return value;
    }

    private Object next() {
        if (values instanceof PyTuple tuple) {
            if (used >= tuple.size()) {
                throw new PythonError.TypeError("not enough arguments for format string");
            }
            return tuple.get(used++);
        }
        if (used++ > 0) {
            throw new PythonError.TypeError("not enough arguments for format string");
        }
        return values;
    }

    private char peek() {
        return position < format.length() ? format.charAt(position) : 0;
    }

    private String flags() {
        int start = position;
        while (position < format.length() && "-+ #0".indexOf(format.charAt(position)) >= 0) {
            position++;
        }
        return format.substring(start, position);
    }

    private int number() {
        if (peek() == '*') {
            position++;
            return IntegerMath.toInt(next());
        }
        long number = 0;
        while (peek() >= '0' && peek() <= '9') {
            number = Math.min(number * 10 + (format.charAt(position++) - '0'), Integer.MAX_VALUE);
        }
        return (int) number;
    }

    /** The sign and the digits, or the text, apart. */
    private record Converted(String sign, String body, boolean numeric) {}

    private Converted convert(char conversion, Object value, String flags, int precision) {
        return switch (conversion) {
            case 's' -> text(Texts.str(value, budget), precision);
            case 'r', 'a' -> {
                budget.visit(value);
                yield text(Repr.of(value), precision);
            }
            case 'c' -> text(character(value), precision);
            case 'd', 'i', 'u' -> whole(decimal(conversion, value), 10, "", flags, precision);
            case 'x' -> whole(exact(conversion, value), 16, "0x", flags, precision);
            case 'X' -> upper(whole(exact(conversion, value), 16, "0x", flags, precision));
            case 'o' -> whole(exact(conversion, value), 8, "0o", flags, precision);
            case 'e', 'E', 'f', 'F', 'g', 'G' -> floating(conversion, value, flags, precision);
            default ->
                throw new PythonError.ValueError("unsupported format character '%c' (0x%x) at index %d"
                        .formatted(conversion, (int) conversion, position - 1));
        };
    }

    private static Converted text(String text, int precision) {
        return new Converted(
                "",
                precision >= 0 && precision < Texts.length(text)
                        ? text.substring(0, Texts.offset(text, precision))
                        : text,
                false);
    }

    private static Converted upper(Converted converted) {
        return new Converted(converted.sign, converted.body.toUpperCase(Locale.ROOT), true);
    }

    private static String character(Object value) {
        if (value instanceof String text && Texts.length(text) == 1) {
            return text;
        }
        if (!IntegerMath.isInteger(value)) {
            throw new PythonError.TypeError("a character or its number is required for a character format");
        }
        long code = IntegerMath.toLong(value);
        if (code < 0 || code > Character.MAX_CODE_POINT) {
            throw new PythonError.OverflowError("the number of a character is not in range(0x110000)");
        }
        return Character.toString((int) code);
    }

    private static BigInteger decimal(char conversion, Object value) {
        return Numbers.big(value instanceof Double ? Numbers.toInt(value) : number(conversion, value));
    }

    private static BigInteger exact(char conversion, Object value) {
        if (!IntegerMath.isInteger(value)) {
            throw new PythonError.TypeError(
                    "%%%c format: an integer is required, not %s".formatted(conversion, PyType.nameOf(value)));
        }
        return Numbers.big(value);
    }

    private static Object number(char conversion, Object value) {
        if (value instanceof Undefined undefined) {
            throw undefined.error();
        }
        if (!Arithmetic.isNumber(value)) {
            throw new PythonError.TypeError(
                    "%%%c format: a real number is required, not %s".formatted(conversion, PyType.nameOf(value)));
        }
        return value;
    }

    private static Converted whole(BigInteger value, int radix, String prefix, String flags, int precision) {
        String digits = value.abs().toString(radix);
        digits = "0".repeat(Math.max(0, precision - digits.length())) + digits;
        String sign = sign(value.signum() < 0, flags) + (flags.indexOf('#') >= 0 ? prefix : "");
        return new Converted(sign, digits, true);
    }

    private static Converted floating(char conversion, Object value, String flags, int precision) {
        if (value instanceof Undefined undefined) {
            throw undefined.error();
        }
        if (!Arithmetic.isNumber(value)) {
            throw new PythonError.TypeError("must be real number, not " + PyType.nameOf(value));
        }
        double number = Numbers.toFloat(value);
        boolean negative = number < 0 || (number == 0 && 1 / number < 0);
        String body = FloatText.of(number, conversion, precision < 0 ? 6 : precision, flags.indexOf('#') >= 0);
        return new Converted(sign(negative, flags), body, true);
    }

    private static String sign(boolean negative, String flags) {
        return negative ? "-" : flags.indexOf('+') >= 0 ? "+" : flags.indexOf(' ') >= 0 ? " " : "";
    }

    private void append(Converted converted, String flags, int width) {
        int missing = Math.max(0, width - Texts.length(converted.body) - converted.sign.length());
        if (flags.indexOf('-') >= 0) {
            out.append(converted.sign).append(converted.body).repeat(' ', missing);
        } else if (converted.numeric && flags.indexOf('0') >= 0) {
            out.append(converted.sign).repeat('0', missing).append(converted.body);
        } else {
            out.repeat(' ', missing).append(converted.sign).append(converted.body);
        }
    }
}
