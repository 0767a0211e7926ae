package dev.pintail.source.config;

import dev.pintail.error.ManifestException;
import dev.pintail.manifest.jsonschema.JsonSchema;
import dev.pintail.manifest.jsonschema.Violation;
import java.util.Map;
import java.util.Optional;

/** Compares values with a JSON schema as Python's {@code jsonschema.validate} does. Thread-safe. */
public final class JsonSchemaCheck {
    private final JsonSchema schema;

    public JsonSchemaCheck(Map<String, Object> schema) {
        this.schema = JsonSchema.of(schema);
    }

    /**
     * What is wrong and where, without the value itself, which may be a secret; empty if the value is valid.
     *
     * @throws ManifestException if the schema is none
     */
    public Optional<String> problem(Object value) {
        return schema.violation(value).map(Violation::toString);
    }
}
