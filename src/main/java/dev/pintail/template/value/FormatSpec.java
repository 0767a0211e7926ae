package dev.pintail.template.value;

import dev.pintail.template.python.Numbers;
import dev.pintail.template.python.PyType;
import dev.pintail.template.python.PythonError;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a replacement field behind the colon: {@code [[fill]align][sign][#][0][width][,][.precision][type]}.
 *
 * @param align one of {@code < > = ^}, or {@code \0} if it is not given
 * @param type the presentation, or {@code \0} if it is not given
 */
record FormatSpec(
        String fill, char align, char sign, boolean alternate, int width, String grouping, int precision, char type) {
    private static final Pattern SYNTAX = Pattern.compile(
            "(?:(.)?([<>=^]))?([-+ ])?z?(#)?(0)?(\\d{0,9})([,_])?(?:\\.(\\d{1,9}))?([a-zA-Z%])?", Pattern.DOTALL);

    /** {@code format(value, spec)}. */
    static String format(Object value, String spec, Budget budget) {
        if (spec.isEmpty()) {
            return Texts.str(value, budget);
        }
        return switch (value) {
            case String text -> parse(spec, budget).text(text);
            case Markup text -> parse(spec, budget).text(text.text());
            case Boolean bool -> parse(spec, budget).whole(Numbers.big(bool), Texts.str(bool, budget));
            case Double number -> parse(spec, budget).floating(number);
            case Number number -> parse(spec, budget).whole(Numbers.big(number), number.toString());
            case null, default -> {
                if (DateArithmetic.isDate(value)) {
                    yield DateArithmetic.format(value, spec);
                }
                throw new PythonError.TypeError(
                        "unsupported format string passed to " + PyType.nameOf(value) + ".__format__");
            }
        };
    }

    private static FormatSpec parse(String spec, Budget budget) {
        Matcher matcher = SYNTAX.matcher(spec);
        if (!matcher.matches()) {
            throw new PythonError.ValueError("Invalid format specifier");
        }
        boolean zero = matcher.group(5) != null;
        String align = matcher.group(2);
        String fill = matcher.group(1) != null ? matcher.group(1) : zero && align == null ? "0" : " ";
        int width = matcher.group(6).isEmpty() ? 0 : Integer.parseInt(matcher.group(6));
        int precision = matcher.group(8) == null ? -1 : Integer.parseInt(matcher.group(8));
        budget.text(width + (long) Math.max(0, precision));
        return new FormatSpec(
                fill,
                align != null ? align.charAt(0) : zero ? '=' : '\0',
                matcher.group(3) == null ? '-' : matcher.group(3).charAt(0),
                matcher.group(4) != null,
                width,
                matcher.group(7) == null ? "" : matcher.group(7),
                precision,
                matcher.group(9) == null ? '\0' : matcher.group(9).charAt(0));
    }

    private String text(String text) {
        if ((type != '\0' && type != 's') || sign != '-') {
            throw unknown("str");
        }
        String cut = precision >= 0 && precision < Texts.length(text)
                ? text.substring(0, Texts.offset(text, precision))
                : text;
        return pad("", cut, align == '\0' || align == '=' ? '<' : align);
    }

    private String whole(BigInteger value, String plain) {
        if (type == 's' && !plain.isEmpty() && Character.isLetter(plain.charAt(0))) {
            return text(plain);
        }
        if ("eEfFgG%".indexOf(type) >= 0 && type != '\0') {
            return floating(Numbers.toFloat(Numbers.narrow(value)));
        }
        BigInteger absolute = value.abs();
        String digits = switch (type) {
            case '\0', 'd', 'n' -> group(absolute.toString(), 3);
            case 'x' -> group(absolute.toString(16), 4);
            case 'X' -> group(absolute.toString(16).toUpperCase(Locale.ROOT), 4);
            case 'o' -> group(absolute.toString(8), 4);
            case 'b' -> group(absolute.toString(2), 4);
            case 'c' -> Character.toString(absolute.intValue() & 0xfffff);
            default -> throw unknown("int");
        };
        String prefix = alternate && "xXob".indexOf(type) >= 0 && type != '\0' ? "0" + type : "";
        return pad(sign(value.signum() < 0) + prefix, digits, align == '\0' ? '>' : align);
    }

    private String floating(double value) {
        boolean negative = value < 0 || (value == 0 && 1 / value < 0);
        String digits = switch (type) {
            case '\0' ->
                precision < 0 ? FloatText.shortest(value) : withPoint(FloatText.of(value, 'g', precision, false));
            case '%' -> FloatText.of(value * 100, 'f', precision < 0 ? 6 : precision, alternate) + "%";
            case 'n' -> FloatText.of(value, 'g', precision < 0 ? 6 : precision, alternate);
            case 'e', 'E', 'f', 'F', 'g', 'G' -> FloatText.of(value, type, precision < 0 ? 6 : precision, alternate);
            default -> throw unknown("float");
        };
        return pad(sign(negative), group(digits, 3), align == '\0' ? '>' : align);
    }

    private static String withPoint(String digits) {
        return digits.chars().allMatch(c -> c >= '0' && c <= '9') ? digits + ".0" : digits;
    }

    /** Separators between the digits before the point. */
    private String group(String digits, int size) {
        if (grouping.isEmpty()) {
            return digits;
        }
        int end = 0;
        while (end < digits.length() && Character.digit(digits.charAt(end), 16) >= 0 && digits.charAt(end) != 'e') {
            end++;
        }
        StringBuilder out = new StringBuilder(digits);
        for (int i = end - size; i > 0; i -= size) {
            out.insert(i, grouping);
        }
        return out.toString();
    }

    private String sign(boolean negative) {
        return negative ? "-" : sign == '-' ? "" : String.valueOf(sign);
    }

    private String pad(String prefix, String body, char alignment) {
        int missing = Math.max(0, width - Texts.length(prefix) - Texts.length(body));
        return switch (alignment) {
            case '<' -> prefix + body + fill.repeat(missing);
            case '^' -> fill.repeat(missing / 2) + prefix + body + fill.repeat(missing - missing / 2);
            case '=' -> prefix + fill.repeat(missing) + body;
            default -> fill.repeat(missing) + prefix + body;
        };
    }

    private PythonError unknown(String typeName) {
        return new PythonError.ValueError(
                "Unknown format code '%c' for object of type '%s'".formatted(type == '\0' ? sign : type, typeName));
    }
}
