package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.Shapes.OBJECT;
import static dev.pintail.manifest.component.Shapes.TEXT;

import java.util.Map;

/**
 * What a configuration of the connector consists of.
 *
 * @param connectionSpecification JSON schema of the configuration
 */
public record Spec(
        Map<String, Object> connectionSpecification,
        String documentationUrl,
        AuthFlow advancedAuth,
        ConfigNormalizationRules configNormalizationRules) {
    static final Component<Spec> SHAPE = component("Spec", Spec::read);

    static Spec read(Node node) {
        return new Spec(
                node.required("connection_specification", OBJECT),
                node.optional("documentation_url", TEXT),
                node.optional("advanced_auth", AuthFlow.SHAPE),
                node.optional("config_normalization_rules", ConfigNormalizationRules.SHAPE));
    }
}
