package dev.pintail.source.extract;

import dev.pintail.template.python.Numbers;
import dev.pintail.template.python.PythonError;
import dev.pintail.template.python.Str;
import dev.pintail.template.python.Truth;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes a value be of the type that its schema asks for, with Python's {@code str}, {@code float}, {@code int} and {@code bool}. */
interface TypeConversion {
    Set<String> TRUE_TEXTS = Set.of("y", "yes", "t", "true", "on", "1");
    Set<String> FALSE_TEXTS = Set.of("n", "no", "f", "false", "off", "0");
    Set<String> SCALAR_TYPES = Set.of("string", "number", "integer", "boolean", "null");

    /**
     * The value as that type, or as it is if Python refuses the conversion.
     *
     * @throws dev.pintail.error.SourceException for an infinite or huge number, and for a schema that is none
     */
    Object convert(Object value);

    /** The conversion for a schema: only a schema with one type besides {@code null} converts. */
    static TypeConversion of(Object schema) {
        if (!(schema instanceof Map<?, ?> keywords)) {
            return value -> {
                throw SchemaNormalizer.failure("a part of the schema is no object");
            };
        }
        boolean nullable = false;
        Object type = keywords.get("type");
        if (type instanceof List<?> types) {
            nullable = types.contains("null");
            List<?> others = types.stream().filter(each -> !"null".equals(each)).toList();
            type = others.size() == 1 ? others.getFirst() : null;
        } else if (type instanceof String name) {
            // The reference asks whether "null" is in the text.
            nullable = name.contains("null");
        }
        TypeConversion conversion = to(type, keywords);
        return nullable ? value -> value == null ? null : conversion.convert(value) : conversion;
    }

    private static TypeConversion to(Object type, Map<?, ?> keywords) {
        return switch (type instanceof String name ? name : "") {
            case "string" -> value -> value instanceof String ? value : Str.of(value);
            case "number" -> value -> value instanceof Double ? value : attempt(value, Numbers::toFloat);
            case "integer" -> value -> value instanceof Long ? value : attempt(value, Numbers::toInt);
            case "boolean" -> TypeConversion::toBoolean;
            case "array" -> toArray(keywords);
            default -> value -> value;
        };
    }

    private static Object toBoolean(Object value) {
        if (!(value instanceof String text)) {
            return Truth.of(value);
        }
        String word = text.toLowerCase(Locale.ROOT).strip();
        return TRUE_TEXTS.contains(word) ? (Object) true : FALSE_TEXTS.contains(word) ? false : text;
    }

    /**
     * A scalar becomes a list of one, but only where the items have no type or a list of scalar types: the reference takes a
     * single type for a set of characters.
     */
    private static TypeConversion toArray(Map<?, ?> keywords) {
        Object items = keywords.containsKey("items") ? keywords.get("items") : Map.of();
        if (!(items instanceof Map<?, ?> schema)) {
            return value -> {
                throw SchemaNormalizer.failure("items is no object");
            };
        }
        Object types = schema.containsKey("type") ? schema.get("type") : List.of();
        boolean wraps = types instanceof List<?> list ? SCALAR_TYPES.containsAll(list) : "".equals(types);
        if (!wraps) {
            return value -> value;
        }
        return value -> {
            if (value instanceof List || value instanceof Map) {
                return value;
            }
            List<Object> wrapped = new ArrayList<>(1);
            wrapped.add(value);
            return wrapped;
        };
    }

    /** One of Python's conversions. */
    interface Attempt {
        Object of(Object value);
    }

    private static Object attempt(Object value, Attempt conversion) {
        try {
            return conversion.of(value);
        } catch (PythonError.ValueError | PythonError.TypeError e) {
            return value;
        } catch (PythonError e) {
            throw SchemaNormalizer.failure(e.getMessage());
        }
    }

    /** Whether a value is of a type that JSON schema knows. */
    static boolean isOfType(Object value, String type) {
        return switch (type) {
            case "null" -> value == null;
            case "string" -> value instanceof String;
            case "boolean" -> value instanceof Boolean;
            case "number" -> value instanceof Number;
            case "integer" ->
                value instanceof Long
                        || value instanceof Integer
                        || value instanceof BigInteger
                        || (value instanceof Double number && number == Math.rint(number) && Double.isFinite(number));
            case "object" -> value instanceof Map;
            case "array" -> value instanceof List;
            default -> false;
        };
    }
}
