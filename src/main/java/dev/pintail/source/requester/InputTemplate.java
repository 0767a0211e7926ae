package dev.pintail.source.requester;

import dev.pintail.json.JsonWriter;
import dev.pintail.template.InterpolatedMapping;
import dev.pintail.template.InterpolatedNestedMapping;
import dev.pintail.template.InterpolatedString;
import dev.pintail.template.Scope;
import dev.pintail.template.ValidTypes;
import dev.pintail.template.python.PyTuple;
import dev.pintail.template.python.Str;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One of the inputs of a request as the manifest has it: a mapping of templates, or a template that may become a mapping. */
sealed interface InputTemplate {
    /** What is left out of the manifest. */
    InputTemplate NOTHING = new Fixed(Map.of());

    /** A mapping from text to values, or whatever else the template gives. */
    Object eval(Scope scope);

    /**
     * Parameters, headers, form fields.
     *
     * @param raw a text, a mapping, or null
     * @param types which values the literal step may make
     */
    static InputTemplate flat(Object raw, ValidTypes types, Map<String, Object> parameters) {
        return switch (raw) {
            case Map<?, ?> mapping
            when !mapping.isEmpty() -> new Flat(new InterpolatedMapping(texts(mapping), parameters), types);
            case String text when !text.isEmpty() -> new Single(new InterpolatedString(text, parameters));
            case null, default -> NOTHING;
        };
    }

    /** A JSON body: a text, a mapping of any depth, or null. */
    static InputTemplate nested(Object raw, Map<String, Object> parameters) {
        return switch (raw) {
            case Map<?, ?> mapping
            when !mapping.isEmpty() -> new Nested(new InterpolatedNestedMapping(mapping, parameters));
            case String text when !text.isEmpty() -> new Single(new InterpolatedString(text, parameters));
            case null, default -> NOTHING;
        };
    }

    private static Map<String, Object> texts(Map<?, ?> mapping) {
        Map<String, Object> copy = new LinkedHashMap<>();
        mapping.forEach((key, value) -> copy.put((String) key, value));
        return copy;
    }

    /** Keys as texts; entries without a value are left out. */
    private static Map<String, Object> withoutNulls(Map<?, ?> mapping) {
        Map<String, Object> values = new LinkedHashMap<>();
        mapping.forEach((key, value) -> {
            if (value != null) {
                values.put(Str.of(key), value);
            }
        });
        return values;
    }

    /** A constant. */
    record Fixed(Object value) implements InputTemplate {
        @Override
        public Object eval(Scope scope) {
            return value;
        }
    }

    /** One template for all of it. */
    record Single(InterpolatedString template) implements InputTemplate {
        @Override
        public Object eval(Scope scope) {
            Object value = template.eval(scope);
            return value instanceof Map<?, ?> mapping ? withoutNulls(mapping) : value;
        }
    }

    /** A template for each entry. */
    record Flat(InterpolatedMapping mapping, ValidTypes types) implements InputTemplate {
        @Override
        public Object eval(Scope scope) {
            return withoutNulls(mapping.eval(scope, types.types().isEmpty() ? ValidTypes.ANY : ValidTypes.TEXT, types));
        }
    }

    /** A template for each text at any depth. */
    record Nested(InterpolatedNestedMapping mapping) implements InputTemplate {
        @Override
        public Object eval(Scope scope) {
            return withTextKeys(mapping.eval(scope));
        }

        /** As {@code json.dumps}: a key that rendered to a number becomes its text. */
        private static Object withTextKeys(Object value) {
            return switch (value) {
                case Map<?, ?> mapping -> {
                    Map<String, Object> copy = new LinkedHashMap<>();
                    mapping.forEach((key, inner) -> copy.put(
                            key instanceof String text ? text : JsonWriter.PYTHON.write(key), withTextKeys(inner)));
                    yield copy;
                }
                case PyTuple tuple -> tuple;
                case List<?> list -> list.stream().map(Nested::withTextKeys).collect(Collectors.toList());
                case null, default -> value;
            };
        }
    }
}
