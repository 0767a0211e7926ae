package dev.pintail.conformance;

import dev.pintail.template.InterpolatedBoolean;
import dev.pintail.template.InterpolatedMapping;
import dev.pintail.template.InterpolatedNestedMapping;
import dev.pintail.template.InterpolatedString;
import dev.pintail.template.JsonLoads;
import dev.pintail.template.Scope;
import dev.pintail.template.ValidTypes;
import dev.pintail.template.python.PyType;
import dev.pintail.template.python.PythonError;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The recordings of templates. */
final class TemplateExpressions {
    static final Set<String> KINDS =
            Set.of("string", "string_sequence", "boolean", "mapping", "nested_mapping", "filter_condition");

    private TemplateExpressions() {}

    static Object evaluate(Map<String, Object> recording) {
        Object template = recording.get("template");
        return switch ((String) recording.get("kind")) {
            case "string" -> string(recording, template);
            case "string_sequence" -> sequence(recording, (String) template);
            case "boolean" -> {
                Context context = Context.of(recording, recording.get("context"));
                yield InterpolatedBoolean.of(template, context.parameters).eval(context.scope);
            }
            case "mapping" -> {
                Context context = Context.of(recording, recording.get("context"));
                ValidTypes keys = recording.containsKey("valid_key_types")
                        ? types(recording.get("valid_key_types"))
                        : ValidTypes.TEXT;
                yield new InterpolatedMapping(mapping(template), context.parameters)
                        .eval(context.scope, keys, types(recording.get("valid_types")));
            }
            case "nested_mapping" -> {
                Context context = Context.of(recording, recording.get("context"));
                yield new InterpolatedNestedMapping(template, context.parameters).eval(context.scope);
            }
            case "filter_condition" -> filter(recording, template);
            default -> throw new IllegalArgumentException("unknown kind " + recording.get("kind"));
        };
    }

    private static Object string(Map<String, Object> recording, Object template) {
        if (!(template instanceof String text)) {
            throw new PythonError.AttributeError("'" + PyType.nameOf(template) + "' object has no attribute 'eval'");
        }
        Context context = Context.of(recording, recording.get("context"));
        String fallback = recording.get("default") instanceof String given ? given : "";
        return new InterpolatedString(text, context.parameters, fallback)
                .eval(context.scope, types(recording.get("valid_types")));
    }

    private static Object sequence(Map<String, Object> recording, String template) {
        List<Object> values = new ArrayList<>();
        InterpolatedString string = null;
        for (Object recorded : (List<?>) recording.get("contexts")) {
            Context context = Context.of(recording, recorded);
            if (string == null) {
                string = new InterpolatedString(template, context.parameters);
            }
            values.add(string.eval(context.scope));
        }
        return values;
    }

    private static Object filter(Map<String, Object> recording, Object template) {
        Context context = Context.of(recording, recording.get("context"));
        InterpolatedBoolean condition = InterpolatedBoolean.of(template, context.parameters);
        List<Object> kept = new ArrayList<>();
        for (Object row : context.records) {
            if (condition.eval(context.scope.with("record", row))) {
                kept.add(row);
            }
        }
        return kept;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> mapping(Object value) {
        return (Map<String, Object>) value;
    }

    private static ValidTypes types(Object names) {
        if (names == null) {
            return ValidTypes.ANY;
        }
        Set<PyType> types = EnumSet.noneOf(PyType.class);
        for (Object name : (List<?>) names) {
            for (PyType type : PyType.values()) {
                if (type.pythonName().equals(name)) {
                    types.add(type);
                }
            }
        }
        return new ValidTypes(types);
    }

    private record Context(Scope scope, Map<String, Object> parameters, List<?> records) {
        static Context of(Map<String, Object> recording, Object recorded) {
            Map<String, Object> raw = new LinkedHashMap<>(mapping(recorded));
            boolean jwt = raw.remove("json_loads") != null;
            Map<String, Object> variables = mapping(TaggedValues.decode(raw));
            String now = recording.get("now") instanceof String text ? text : "2026-03-04T05:06:07Z";
            Map<String, Object> config = mapping(variables.remove("config"));
            Map<String, Object> parameters = mapping(variables.remove("parameters"));
            List<?> records = variables.remove("records") instanceof List<?> rows ? rows : List.of();
            Scope scope = Scope.of(config, InstantSource.fixed(Instant.parse(now)));
            for (Map.Entry<String, Object> variable : variables.entrySet()) {
                scope = scope.with(variable.getKey(), value(variable.getKey(), variable.getValue()));
            }
            return new Context(jwt ? scope.with("json_loads", new JsonLoads()) : scope, parameters, records);
        }

        private static Object value(String name, Object value) {
            return switch (name) {
                case "stream_slice" -> value == null ? null : RecordedSlice.of(mapping(value));
                case "last_record" -> value instanceof Map<?, ?> data ? new RecordedLastRecord(mapping(data)) : value;
                default -> value;
            };
        }
    }
}
