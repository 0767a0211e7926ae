package dev.pintail.source.config;

import dev.pintail.template.Scope;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Consumer;
import dev.pintail.source.custom.CustomComponent;
import dev.pintail.source.custom.InstalledClasses;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.FailureType;
import dev.pintail.error.ManifestException;
import dev.pintail.error.SourceException;
import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonSyntaxException;
import dev.pintail.manifest.component.ConfigValidator;
import dev.pintail.manifest.component.ConfigValidator.DpathValidator;
import dev.pintail.manifest.component.ConfigValidator.PredicateValidator;
import dev.pintail.manifest.component.ValidationStrategy;
import dev.pintail.manifest.component.ValidationStrategy.CustomValidationStrategy;
import dev.pintail.manifest.component.ValidationStrategy.ValidateAdheresToSchema;
import dev.pintail.source.extract.DocumentPath;
import java.util.List;
import java.util.Map;

/** A rule that a configuration must keep. */
@FunctionalInterface
interface ConfigValidation {
    /**
     * @throws dev.pintail.error.PintailException if the configuration does not keep the rule
     */
    void apply(Map<String, Object> config);

    static ConfigValidation of(ConfigValidator definition) {
        return switch (definition) {
            case DpathValidator validator -> atPath(validator);
            case PredicateValidator validator ->
                config -> {
                    throw new ManifestException(
                            ErrorCode.MANIFEST_UNSUPPORTED,
                            "PredicateValidator cannot be used: the reference fails whenever it calls one",
                            "Use a DpathValidator.");
                };
        };
    }

    private static ConfigValidation atPath(DpathValidator validator) {
        Function<Map<String, Object>, Consumer<Object>> strategy = strategy(validator.validationStrategy());
        List<String> segments = validator.fieldPath();
        return config -> {
            if (segments.isEmpty()) {
                throw new ManifestException(ErrorCode.MANIFEST_INVALID, "Field path is empty", "");
            }
            DocumentPath.of(segments).values(config).forEach(strategy.apply(config));
        };
    }

    /** What checks a value of a configuration. */
    private static Function<Map<String, Object>, Consumer<Object>> strategy(ValidationStrategy strategy) {
        return switch (strategy) {
            case ValidateAdheresToSchema adheres -> {
                JsonSchemaCheck schema = new JsonSchemaCheck(schema(adheres.baseSchema()));
                yield config -> value -> check(schema, value);
            }
            case CustomValidationStrategy custom ->
                config -> {
                    CustomComponent.Validation validation = InstalledClasses.require(
                            CustomComponent.Validation.class,
                            "validation strategy",
                            custom,
                            Scope.of(config, InstantSource.system()));
                    return value -> validation.problem(value).ifPresent(problem -> {
                        throw invalid(problem);
                    });
                };
        };
    }

    @SuppressWarnings("unchecked") // mappings of a manifest have only text keys
    private static Map<String, Object> schema(Object baseSchema) {
        if (baseSchema instanceof Map<?, ?> schema) {
            return (Map<String, Object>) schema;
        }
        throw new ManifestException(ErrorCode.MANIFEST_INVALID, "base_schema is no JSON schema", "");
    }

    private static void check(JsonSchemaCheck schema, Object value) {
        schema.problem(parsed(value)).ifPresent(problem -> {
            throw invalid("JSON schema validation error: " + problem);
        });
    }

    private static Object parsed(Object value) {
        if (!(value instanceof String text)) {
            return value;
        }
        try {
            return JsonReader.read(text);
        } catch (JsonSyntaxException e) {
            throw invalid("Invalid JSON string: " + e.getMessage());
        }
    }

    /** The reference does not mark these failures as the user's. */
    private static SourceException invalid(String problem) {
        return new SourceException(ErrorCode.CONFIG_INVALID, FailureType.SYSTEM_ERROR, problem, problem, "", null);
    }
}
