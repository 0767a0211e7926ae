package dev.pintail.it;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A configuration that fits a connector's JSON Schema, as somebody who only tries would fill it in. */
final class DraftedConfig {
    private DraftedConfig() {}

    static Map<String, Object> of(Map<?, ?> schema) {
        Map<String, Object> config = new LinkedHashMap<>();
        Map<?, ?> properties = schema.get("properties") instanceof Map<?, ?> map ? map : Map.of();
        properties.forEach((name, property) -> {
            if ((schema.get("required") instanceof List<?> required && required.contains(name))
                    || (property instanceof Map<?, ?> known && known.containsKey("const"))) {
                config.put((String) name, value((Map<?, ?>) property));
            }
        });
        return config;
    }

    private static Object value(Map<?, ?> schema) {
        for (String given : List.of("const", "default")) {
            if (schema.get(given) != null) {
                return schema.get(given);
            }
        }
        for (String choice : List.of("enum", "examples")) {
            if (schema.get(choice) instanceof List<?> values && !values.isEmpty()) {
                return values.getFirst();
            }
        }
        for (String choice : List.of("oneOf", "anyOf")) {
            if (schema.get(choice) instanceof List<?> schemas && !schemas.isEmpty()) {
                return of((Map<?, ?>) schemas.getFirst());
            }
        }
        return switch (String.valueOf(
                schema.get("type") instanceof List<?> types ? types.getFirst() : schema.get("type"))) {
            case "object" -> of(schema);
            case "array" -> List.of(value(schema.get("items") instanceof Map<?, ?> items ? items : Map.of()));
            case "integer", "number" -> schema.get("minimum") instanceof Number least ? least : (Object) 10L;
            case "boolean" -> true;
            default -> text(String.valueOf(schema.get("pattern")));
        };
    }

    /** Most patterns are dates and times. */
    private static String text(String pattern) {
        return List.of(
                        "2024-01-01T00:00:00Z",
                        "2024-01-01",
                        "2024-01-01T00:00:00.000Z",
                        "2024-01-01 00:00:00",
                        "https://example.com",
                        "name",
                        "12345")
                .stream()
                .filter(candidate -> pattern.equals("null") || candidate.matches(pattern))
                .findFirst()
                .orElse("2024-01-01T00:00:00Z");
    }
}
