package dev.pintail.source.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The properties of several schemas in one; of equal names the first schema's counts.
 *
 * <p>As in the reference, each schema's properties come before those of the schemas listed before it.
 */
public record CombinedSchema(List<StreamSchema> schemas) implements StreamSchema {
    public CombinedSchema {
        schemas = List.copyOf(schemas);
    }

    @Override
    public Map<String, Object> load() {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (StreamSchema schema : schemas) {
            Map<String, Object> combined = new LinkedHashMap<>(
                    SchemaJson.object("properties", schema.load().get("properties")));
            combined.putAll(properties);
            properties = combined;
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("type", List.of("null", "object"));
        schema.put("properties", properties);
        return schema;
    }
}
