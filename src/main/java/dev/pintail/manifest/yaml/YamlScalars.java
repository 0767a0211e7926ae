package dev.pintail.manifest.yaml;

import static dev.pintail.manifest.yaml.YamlSyntaxException.Kind.CONSTRUCTOR;
import static dev.pintail.manifest.yaml.YamlSyntaxException.Kind.VALUE;

import dev.pintail.json.PythonFloat;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.yaml.snakeyaml.nodes.Tag;

/** The values of scalars, as PyYAML's safe constructor makes them. */
final class YamlScalars {
    private static final Map<String, Boolean> FLAGS =
            Map.of("yes", true, "no", false, "true", true, "false", false, "on", true, "off", false);
    private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger SIXTY = BigInteger.valueOf(60);

    private YamlScalars() {}

    /** @throws YamlSyntaxException without a place */
    static Object value(Tag tag, String text) {
        if (tag.equals(Tag.STR)) { // nearly all of them
            return text;
        }
        try {
            return switch (tag.getValue().startsWith(Tag.PREFIX)
                    ? tag.getValue().substring(Tag.PREFIX.length())
                    : "") {
                case "null" -> null;
                case "bool" -> flag(text);
                case "int" -> narrow(whole(text));
                case "float" -> number(text);
                case "timestamp" -> YamlTimestamp.value(text);
                case "binary" -> Base64.getMimeDecoder().decode(text);
                default -> throw new YamlSyntaxException(CONSTRUCTOR, refusal(tag, text), 0, 0);
            };
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw new YamlSyntaxException(VALUE, "\"" + text + "\" is not a valid " + tag.getValue(), 0, 0);
        }
    }

    /** A key that is no text, as JSON would write it. */
    static String name(Object key) {
        return switch (key) {
            case null -> "null";
            case String text -> text;
            case Double number -> PythonFloat.repr(number);
            default -> key.toString();
        };
    }

    private static String refusal(Tag tag, String text) {
        return text.equals("=") && tag.equals(PyYamlResolver.VALUE)
                ? "a lone = is no value; put it in quotes"
                : "the tag " + tag.getValue() + " is not allowed";
    }

    private static boolean flag(String text) {
        Boolean flag = FLAGS.get(text.toLowerCase(Locale.ROOT));
        if (flag == null) {
            throw new IllegalArgumentException(text);
        }
        return flag;
    }

    private static BigInteger whole(String text) {
        String digits = text.strip().replace("_", "");
        if (digits.startsWith("-")) {
            return unsigned(digits.substring(1)).negate();
        }
        return unsigned(digits.startsWith("+") ? digits.substring(1) : digits);
    }

    private static BigInteger unsigned(String digits) {
        if (digits.startsWith("0b")) {
            return new BigInteger(digits.substring(2), 2);
        }
        if (digits.startsWith("0x")) {
            return new BigInteger(digits.substring(2), 16);
        }
        if (digits.startsWith("0")) {
            return new BigInteger(digits, 8);
        }
        BigInteger value = BigInteger.ZERO;
        for (String part : digits.split(":", -1)) {
            value = value.multiply(SIXTY).add(new BigInteger(part));
        }
        return value;
    }

    private static double number(String text) {
        String digits = text.strip().replace("_", "").toLowerCase(Locale.ROOT);
        double sign = digits.startsWith("-") ? -1 : 1;
        if (digits.startsWith("-") || digits.startsWith("+")) {
            digits = digits.substring(1);
        }
        return switch (digits) {
            case ".inf" -> sign * Double.POSITIVE_INFINITY;
            case ".nan" -> Double.NaN;
            default -> sign * sexagesimal(digits);
        };
    }

    private static double sexagesimal(String digits) {
        double value = 0;
        for (String part : digits.split(":", -1)) {
            value = value * 60 + Double.parseDouble(part);
        }
        return value;
    }

    private static Number narrow(BigInteger value) {
        boolean fits = value.compareTo(LONG_MIN) >= 0 && value.compareTo(LONG_MAX) <= 0;
        return fits ? (Number) value.longValue() : value;
    }
}
