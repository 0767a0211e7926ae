package dev.pintail.conformance;

import dev.pintail.template.InterpolatedBoolean;
import dev.pintail.template.InterpolatedMapping;
import dev.pintail.template.InterpolatedNestedMapping;
import dev.pintail.template.InterpolatedString;
import dev.pintail.template.MinMaxDatetime;
import dev.pintail.template.ValidTypes;
import dev.pintail.template.python.PyType;
import dev.pintail.template.python.PythonError;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The recordings of templates. */
final class TemplateExpressions {
    private TemplateExpressions() {}

    static Object evaluate(Map<String, Object> recording) {
        Object template = recording.get("template");
        return switch ((String) recording.get("kind")) {
            case "string" -> string(recording, template);
            case "string_sequence" -> sequence(recording, (String) template);
            case "boolean" -> {
                RecordedScope context = RecordedScope.of(recording, recording.get("context"));
                yield InterpolatedBoolean.of(template, context.parameters()).eval(context.scope());
            }
            case "mapping" -> {
                RecordedScope context = RecordedScope.of(recording, recording.get("context"));
                ValidTypes keys = recording.containsKey("valid_key_types")
                        ? types(recording.get("valid_key_types"))
                        : ValidTypes.TEXT;
                yield new InterpolatedMapping(mapping(template), context.parameters())
                        .eval(context.scope(), keys, types(recording.get("valid_types")));
            }
            case "nested_mapping" -> {
                RecordedScope context = RecordedScope.of(recording, recording.get("context"));
                yield new InterpolatedNestedMapping(template, context.parameters()).eval(context.scope());
            }
            case "filter_condition" -> filter(recording, template);
            case "min_max_datetime" -> minMaxDatetime(recording);
            default -> throw new IllegalArgumentException("unknown kind " + recording.get("kind"));
        };
    }

    private static Object string(Map<String, Object> recording, Object template) {
        if (!(template instanceof String text)) {
            throw new PythonError.AttributeError("'" + PyType.nameOf(template) + "' object has no attribute 'eval'");
        }
        RecordedScope context = RecordedScope.of(recording, recording.get("context"));
        String fallback = recording.get("default") instanceof String given ? given : "";
        return new InterpolatedString(text, context.parameters(), fallback)
                .eval(context.scope(), types(recording.get("valid_types")));
    }

    private static Object sequence(Map<String, Object> recording, String template) {
        List<Object> values = new ArrayList<>();
        InterpolatedString string = null;
        for (Object recorded : (List<?>) recording.get("contexts")) {
            RecordedScope context = RecordedScope.of(recording, recorded);
            if (string == null) {
                string = new InterpolatedString(template, context.parameters());
            }
            values.add(string.eval(context.scope()));
        }
        return values;
    }

    private static Object filter(Map<String, Object> recording, Object template) {
        RecordedScope context = RecordedScope.of(recording, recording.get("context"));
        InterpolatedBoolean condition = InterpolatedBoolean.of(template, context.parameters());
        List<Object> kept = new ArrayList<>();
        for (Object row : context.records()) {
            if (condition.eval(context.scope().with("record", row))) {
                kept.add(row);
            }
        }
        return kept;
    }

    private static Object minMaxDatetime(Map<String, Object> recording) {
        RecordedScope context = RecordedScope.of(recording, recording.get("context"));
        Map<String, Object> definition = mapping(recording.get("definition"));
        return new MinMaxDatetime(
                        (String) definition.get("datetime"),
                        (String) definition.getOrDefault("datetime_format", ""),
                        (String) definition.getOrDefault("min_datetime", ""),
                        (String) definition.getOrDefault("max_datetime", ""),
                        context.parameters())
                .eval(context.scope());
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
}
