package dev.pintail.manifest.jsonschema;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** Types and equality of JSON values: {@code 1.0} is an integer and equals {@code 1}; {@code true} is no number. */
final class Types {
    private Types() {}

    /** @throws IllegalArgumentException if there is no such type */
    static boolean is(String type, Object value) {
        return switch (type) {
            case "null" -> value == null;
            case "boolean" -> value instanceof Boolean;
            case "string" -> value instanceof String;
            case "array" -> value instanceof List;
            case "object" -> value instanceof Map;
            case "number" -> value instanceof Number;
            case "integer" -> isInteger(value);
            default -> throw new IllegalArgumentException("there is no type \"" + type + "\"");
        };
    }

    /** Whether a schema says a type and the value has it. */
    static boolean declared(Map<?, ?> schema, Object value) {
        return schema.containsKey("type")
                && names(schema.get("type")).stream().anyMatch(type -> is((String) type, value));
    }

    /** The types in a {@code type} keyword. */
    static List<?> names(Object operand) {
        return operand instanceof String type ? List.of(type) : (List<?>) operand;
    }

    static boolean equal(Object a, Object b) {
        if (a instanceof Number left && b instanceof Number right) {
            return numbersEqual(left, right);
        }
        if (a instanceof List<?> left && b instanceof List<?> right) {
            return left.size() == right.size() && itemsEqual(left, right);
        }
        if (a instanceof Map<?, ?> left && b instanceof Map<?, ?> right) {
            return left.size() == right.size()
                    && left.entrySet().stream()
                            .allMatch(entry -> right.containsKey(entry.getKey())
                                    && equal(entry.getValue(), right.get(entry.getKey())));
        }
        return a == null ? b == null : a.equals(b);
    }

    /** The exact value of a finite number. */
    static BigDecimal exact(Number number) {
        return switch (number) {
            case Double value -> new BigDecimal(value);
            case BigInteger value -> new BigDecimal(value);
            default -> BigDecimal.valueOf(number.longValue());
        };
    }

    static boolean isFinite(Number number) {
        return !(number instanceof Double value) || Double.isFinite(value);
    }

    private static boolean isInteger(Object value) {
        return switch (value) {
            case Double number -> Double.isFinite(number) && number == Math.rint(number);
            case Number number -> true;
            case null, default -> false;
        };
    }

    private static boolean itemsEqual(List<?> left, List<?> right) {
        for (int i = 0; i < left.size(); i++) {
            if (!equal(left.get(i), right.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean numbersEqual(Number left, Number right) {
        if (isFinite(left) && isFinite(right)) {
            return exact(left).compareTo(exact(right)) == 0;
        }
        return left.doubleValue() == right.doubleValue();
    }
}
