package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.OneOf.oneOf;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.listOf;

import dev.pintail.manifest.component.Retriever.CustomRetriever;
import dev.pintail.manifest.component.Retriever.SimpleRetriever;
import java.util.List;
import java.util.Map;

/**
 * A property list that the API itself gives.
 *
 * @param propertyFieldPath where the name stands in each record
 */
public record PropertiesFromEndpoint(
        List<String> propertyFieldPath, Retriever retriever, Map<String, Object> parameters) implements PropertySource {
    static final Component<PropertiesFromEndpoint> SHAPE =
            component("PropertiesFromEndpoint", PropertiesFromEndpoint::read);

    static PropertiesFromEndpoint read(Node node) {
        return new PropertiesFromEndpoint(
                node.required("property_field_path", listOf(TEXT)),
                node.required("retriever", oneOf(SimpleRetriever.SHAPE, CustomRetriever.SHAPE)),
                node.parameters());
    }
}
