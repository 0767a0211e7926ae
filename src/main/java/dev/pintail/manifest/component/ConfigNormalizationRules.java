package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.listOf;

import java.util.List;

/** What is done to a configuration before it is used. */
public record ConfigNormalizationRules(
        List<ConfigMigration> configMigrations,
        List<ConfigTransformation> transformations,
        List<ConfigValidator> validations) {
    static final Component<ConfigNormalizationRules> SHAPE =
            component("ConfigNormalizationRules", ConfigNormalizationRules::read);

    static ConfigNormalizationRules read(Node node) {
        var read = new ConfigNormalizationRules(
                node.optional("config_migrations", listOf(ConfigMigration.SHAPE), List.of()),
                node.optional("transformations", listOf(ConfigTransformation.SHAPE), List.of()),
                node.optional("validations", listOf(ConfigValidator.SHAPE), List.of()));
        node.forbidOthers();
        return read;
    }

    /** Brings an older configuration into today's form, for good. */
    public record ConfigMigration(String description, List<ConfigTransformation> transformations) {
        static final Component<ConfigMigration> SHAPE = component("ConfigMigration", ConfigMigration::read);

        static ConfigMigration read(Node node) {
            return new ConfigMigration(
                    node.optional("description", TEXT),
                    node.required("transformations", listOf(ConfigTransformation.SHAPE)));
        }
    }
}
