package dev.pintail.source.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The types that a field's type can be mapped to, as JSON schemas (cdk-semantics 7.1). */
final class FieldType {
    private static final Map<String, Map<String, Object>> SCHEMAS = Map.ofEntries(
            Map.entry("string", schema("string")),
            Map.entry("boolean", schema("boolean")),
            Map.entry("date", schema("string", "format", "date")),
            Map.entry(
                    "timestamp_without_timezone",
                    schema("string", "format", "date-time", "airbyte_type", "timestamp_without_timezone")),
            Map.entry("timestamp_with_timezone", schema("string", "format", "date-time")),
            Map.entry(
                    "time_without_timezone",
                    schema("string", "format", "time", "airbyte_type", "time_without_timezone")),
            Map.entry("time_with_timezone", schema("string", "format", "time", "airbyte_type", "time_with_timezone")),
            Map.entry("integer", schema("integer")),
            Map.entry("number", schema("number")),
            Map.entry("array", schema("array")),
            Map.entry("object", schema("object")));

    private FieldType() {}

    /**
     * A new schema for the type.
     *
     * @throws dev.pintail.error.ManifestException if there is no such type
     */
    static Map<String, Object> schemaOf(String type) {
        Map<String, Object> schema = SCHEMAS.get(type);
        if (schema == null) {
            throw SchemaJson.unusable("Invalid Airbyte data type: " + type);
        }
        return new LinkedHashMap<>(schema);
    }

    private static Map<String, Object> schema(String type, String... more) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", List.of("null", type));
        for (int i = 0; i < more.length; i += 2) {
            schema.put(more[i], more[i + 1]);
        }
        return schema;
    }
}
