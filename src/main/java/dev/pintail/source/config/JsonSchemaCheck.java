package dev.pintail.source.config;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compares values with a JSON schema as Python's {@code jsonschema.validate} does: the draft that {@code $schema} names or else
 * 2020-12, {@code format} is a remark only, {@code 1.0} is an integer. Nothing is fetched from the network. Thread-safe.
 */
public final class JsonSchemaCheck {
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDialects(
            Stream.of(
                            Dialects.getDraft202012(),
                            Dialects.getDraft201909(),
                            Dialects.getDraft7(),
                            Dialects.getDraft6(),
                            Dialects.getDraft4())
                    .map(JsonSchemaCheck::withUnknownKeywords)
                    .toList(),
            builder -> builder.defaultDialectId(SpecificationVersion.DRAFT_2020_12.getDialectId())
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(false)
                            .losslessNarrowing(true)
                            .locale(Locale.ROOT)
                            .build()));

    private final Schema schema;

    /**
     * @throws ManifestException if it is no JSON schema
     */
    public JsonSchemaCheck(Map<String, Object> schema) {
        Map<String, Object> known = new LinkedHashMap<>(schema);
        if (known.get("$schema") instanceof String dialect
                && SpecificationVersion.fromDialectId(dialect).isEmpty()) {
            known.remove("$schema");
        }
        try {
            this.schema = REGISTRY.getSchema(JsonWriter.PYTHON.write(known), InputFormat.JSON);
        } catch (SchemaException e) {
            throw new ManifestException(ErrorCode.MANIFEST_INVALID, "not a JSON schema: " + e.getMessage(), "", e);
        }
    }

    /** What is wrong and where, without the value itself, which may be a secret; empty if the value is valid. */
    public Optional<String> problem(Object value) {
        List<Error> errors;
        try {
            errors = schema.validate(JsonWriter.PYTHON.write(value), InputFormat.JSON);
        } catch (SchemaException e) {
            throw new ManifestException(ErrorCode.MANIFEST_INVALID, "not a JSON schema: " + e.getMessage(), "", e);
        }
        return errors.stream()
                .findFirst()
                .map(error -> "%s: %s".formatted(error.getInstanceLocation(), error.getMessage()));
    }

    /** Keywords such as {@code airbyte_secret} are nothing to warn of. */
    private static Dialect withUnknownKeywords(Dialect dialect) {
        return Dialect.builder(dialect)
                .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword))
                .build();
    }
}
