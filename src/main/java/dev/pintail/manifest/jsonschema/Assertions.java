package dev.pintail.manifest.jsonschema;

import dev.pintail.json.JsonWriter;
import dev.pintail.template.python.PythonRegex;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The keywords that look at a value without looking inside it. */
final class Assertions {
    private Assertions() {}

    /** What a keyword finds wrong; empty if nothing, or if it is no such keyword or does not concern such values. */
    static Optional<String> problem(String keyword, Object operand, Object value, Function<String, PythonRegex> regex) {
        return switch (keyword) {
            case "type" -> {
                List<?> types = Types.names(operand);
                boolean fits = types.stream().anyMatch(type -> Types.is((String) type, value));
                yield unless(
                        fits,
                        "expected " + types.stream().map(String.class::cast).collect(Collectors.joining(" or ")));
            }
            case "enum" -> {
                List<?> values = (List<?>) operand;
                boolean fits = values.stream().anyMatch(allowed -> Types.equal(allowed, value));
                yield unless(
                        fits,
                        "expected one of "
                                + values.stream().map(JsonWriter.PYTHON::write).collect(Collectors.joining(", ")));
            }
            case "const" -> unless(Types.equal(operand, value), "expected " + JsonWriter.PYTHON.write(operand));
            default ->
                switch (value) {
                    case String text -> text(keyword, operand, text, regex);
                    case Number number -> number(keyword, operand, number);
                    case List<?> list -> list(keyword, operand, list);
                    case Map<?, ?> object -> object(keyword, operand, object);
                    case null, default -> Optional.empty();
                };
        };
    }

    private static Optional<String> text(
            String keyword, Object operand, String text, Function<String, PythonRegex> regex) {
        return switch (keyword) {
            case "pattern" ->
                unless(regex.apply((String) operand).search(text).isPresent(), "does not match " + operand);
            case "minLength" -> unless(length(text) >= limit(operand), "is shorter than " + operand + " characters");
            case "maxLength" -> unless(length(text) <= limit(operand), "is longer than " + operand + " characters");
            default -> Optional.empty();
        };
    }

    private static Optional<String> number(String keyword, Object operand, Number number) {
        return switch (keyword) {
            case "minimum" -> unless(compare(number, operand) >= 0, "is less than the minimum of " + operand);
            case "maximum" -> unless(compare(number, operand) <= 0, "is greater than the maximum of " + operand);
            case "exclusiveMinimum" -> unless(compare(number, operand) > 0, "has to be greater than " + operand);
            case "exclusiveMaximum" -> unless(compare(number, operand) < 0, "has to be less than " + operand);
            case "multipleOf" -> unless(isMultiple(number, (Number) operand), "is not a multiple of " + operand);
            default -> Optional.empty();
        };
    }

    private static Optional<String> list(String keyword, Object operand, List<?> list) {
        return switch (keyword) {
            case "minItems" -> unless(list.size() >= limit(operand), "has fewer than " + operand + " items");
            case "maxItems" -> unless(list.size() <= limit(operand), "has more than " + operand + " items");
            case "uniqueItems" -> unless(!((Boolean) operand) || isUnique(list), "has the same item twice");
            default -> Optional.empty();
        };
    }

    private static Optional<String> object(String keyword, Object operand, Map<?, ?> object) {
        return switch (keyword) {
            case "minProperties" ->
                unless(object.size() >= limit(operand), "has fewer than " + operand + " properties");
            case "maxProperties" -> unless(object.size() <= limit(operand), "has more than " + operand + " properties");
            default -> Optional.empty();
        };
    }

    private static Optional<String> unless(boolean kept, String problem) {
        return kept ? Optional.empty() : Optional.of(problem);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static double limit(Object operand) {
        return ((Number) operand).doubleValue();
    }

    private static int compare(Number number, Object operand) {
        Number limit = (Number) operand;
        if (Types.isFinite(number) && Types.isFinite(limit)) {
            return Types.exact(number).compareTo(Types.exact(limit));
        }
        return Double.compare(number.doubleValue(), limit.doubleValue());
    }

    /** With a floating divisor the reference divides in floating point: 0.3 is no multiple of 0.1. */
    private static boolean isMultiple(Number number, Number divisor) {
        if (!Types.isFinite(number)) {
            return false;
        }
        if (divisor instanceof Double floating) {
            double quotient = number.doubleValue() / floating;
            return Double.isInfinite(quotient)
                    ? Types.exact(number).remainder(new BigDecimal(floating)).signum() == 0
                    : quotient == Math.rint(quotient);
        }
        return Types.exact(number).remainder(Types.exact(divisor)).signum() == 0;
    }

    private static boolean isUnique(List<?> list) {
        for (int i = 0; i < list.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (Types.equal(list.get(i), list.get(j))) {
                    return false;
                }
            }
        }
        return true;
    }
}
