package dev.pintail.source.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.FailureType;
import dev.pintail.error.SourceException;
import dev.pintail.manifest.ManifestLoader;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigRulesTest {
    private final List<Map<String, Object>> migrated = new ArrayList<>();

    @Test
    void migrationRunsBeforeTransformationAndOnlyItIsAnnounced() {
        ConfigRules rules = rules("""
                config_migrations:
                  - type: ConfigMigration
                    transformations:
                      - {type: ConfigRemapField, field_path: [mode], map: {old: new}}
                transformations:
                  - type: ConfigAddFields
                    fields: [{type: AddedFieldDefinition, path: [o, copy], value: "{{ config.mode }}"}]
                  - {type: ConfigRemoveFields, field_pointers: [[gone]]}
                """);
        Map<String, Object> config = new HashMap<>(Map.of("mode", "old", "gone", 1L));

        assertThat(prepare(rules, config)).isEqualTo(Map.of("mode", "new", "o", Map.of("copy", "new")));
        assertThat(migrated).containsExactly(Map.of("mode", "new", "gone", 1L));
        assertThat(config).isEqualTo(Map.of("mode", "old", "gone", 1L));
    }

    @Test
    void emptyConfigurationIsLeftAlone() {
        ConfigRules rules = rules("""
                transformations:
                  - type: ConfigAddFields
                    fields: [{type: AddedFieldDefinition, path: [mode], value: new}]
                """);

        assertThat(prepare(rules, Map.of())).isEmpty();
        assertThat(migrated).isEmpty();
    }

    @Test
    void additionHasItsCondition() {
        ConfigRules rules = rules("""
                transformations:
                  - type: ConfigAddFields
                    condition: "{{ config.n > 1 }}"
                    fields: [{type: AddedFieldDefinition, path: [many], value: "yes"}]
                """);

        assertThat(prepare(rules, Map.of("n", 1L))).isEqualTo(Map.of("n", 1L));
        assertThat(prepare(rules, Map.of("n", 2L))).isEqualTo(Map.of("n", 2L, "many", "yes"));
    }

    @Test
    void validationReadsTextsAsJsonAndSkipsWhatIsMissing() {
        ConfigRules rules = rules("""
                validations:
                  - type: DpathValidator
                    field_path: [queries, "*"]
                    validation_strategy:
                      type: ValidateAdheresToSchema
                      base_schema: {type: object, required: [n]}
                """);

        rules.validate(Map.of());
        rules.validate(Map.of("queries", List.of("{\"n\": 1}", Map.of("n", 2L))));
        assertThatThrownBy(() -> rules.validate(Map.of("queries", List.of("{\"m\": 1}"))))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("JSON schema validation error")
                .satisfies(e -> assertThat(((SourceException) e).failureType()).isEqualTo(FailureType.SYSTEM_ERROR));
        assertThatThrownBy(() -> rules.validate(Map.of("queries", List.of("no JSON"))))
                .hasMessageContaining("Invalid JSON string");
    }

    @Test
    void internalKeysAreNoAdditionalProperties() {
        ConfigRules rules = rules("{}");

        assertThat(rules.problem(Map.of("_limit", 5L, "_page_size", 2L, "mode", "x")))
                .isEmpty();
        assertThat(rules.problem(Map.of("other", 1L))).isPresent();
    }

    private Map<String, Object> prepare(ConfigRules rules, Map<String, Object> config) {
        return rules.prepare(config, InstantSource.system(), migrated::add);
    }

    private static ConfigRules rules(String normalization) {
        String manifest = """
                version: 6.0.0
                check: {type: CheckStream, stream_names: [a]}
                streams: []
                spec:
                  type: Spec
                  connection_specification:
                    type: object
                    additionalProperties: false
                    properties: {mode: {type: string}}
                  config_normalization_rules:
                    type: ConfigNormalizationRules
                """;
        String indented = normalization.equals("{}") ? "" : normalization.indent(4);
        return ConfigRules.of(ManifestLoader.load(manifest + indented).spec());
    }
}
