package dev.pintail.source.config;

import dev.pintail.manifest.component.ConfigNormalizationRules;
import dev.pintail.manifest.component.Spec;
import dev.pintail.source.extract.DeepCopy;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a manifest does to a configuration before streams see it: migrations, transformations, validation against the spec and by
 * rules of its own (cdk-semantics 1.11). Immutable.
 */
public final class ConfigRules {
    private static final List<String> INTERNAL_KEYS = List.of("_limit", "_page_size");

    private final List<ConfigChange> migrations;
    private final List<ConfigChange> transformations;
    private final List<ConfigValidation> validations;
    private final Optional<JsonSchemaCheck> schema;

    private ConfigRules(
            List<ConfigChange> migrations,
            List<ConfigChange> transformations,
            List<ConfigValidation> validations,
            Optional<JsonSchemaCheck> schema) {
        this.migrations = migrations;
        this.transformations = transformations;
        this.validations = validations;
        this.schema = schema;
    }

    /** The rules of a spec; none without one. */
    public static ConfigRules of(Optional<Spec> spec) {
        ConfigNormalizationRules rules = spec.map(Spec::configNormalizationRules)
                .orElseGet(() -> new ConfigNormalizationRules(List.of(), List.of(), List.of()));
        return new ConfigRules(
                rules.configMigrations().stream()
                        .flatMap(migration -> migration.transformations().stream())
                        .map(ConfigChange::of)
                        .toList(),
                rules.transformations().stream().map(ConfigChange::of).toList(),
                rules.validations().stream().map(ConfigValidation::of).toList(),
                spec.map(Spec::connectionSpecification).map(JsonSchemaCheck::new));
    }

    /**
     * The configuration as streams see it; the given one is not changed. An empty one stays empty.
     *
     * @param migrated is told the configuration after the migrations if they changed it; as in the reference, changes below its top
     *     level do not count
     */
    public Map<String, Object> prepare(
            Map<String, Object> config, InstantSource clock, Consumer<Map<String, Object>> migrated) {
        if (config.isEmpty()) {
            return config;
        }
        Map<String, Object> original = DeepCopy.of(config);
        Map<String, Object> prepared = new LinkedHashMap<>(original);
        migrations.forEach(migration -> migration.apply(prepared, clock));
        if (!prepared.equals(original)) {
            migrated.accept(DeepCopy.of(prepared));
        }
        transformations.forEach(transformation -> transformation.apply(prepared, clock));
        return prepared;
    }

    /** What the spec's schema has against the configuration; empty if it is valid. */
    public Optional<String> problem(Map<String, Object> config) {
        Map<String, Object> checked = new LinkedHashMap<>(config);
        checked.keySet().removeAll(INTERNAL_KEYS);
        return schema.flatMap(check -> check.problem(checked));
    }

    /**
     * Applies the manifest's own validations.
     *
     * @throws dev.pintail.error.PintailException if one fails
     */
    public void validate(Map<String, Object> config) {
        validations.forEach(validation -> validation.apply(config));
    }
}
