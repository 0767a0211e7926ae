package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.Shapes.FLAG;
import static dev.pintail.manifest.component.Shapes.TEXT;

/**
 * A template and what to fill it with: gives any number of streams.
 *
 * @param useParentParameters whether the template's {@code $parameters} win over those of the components inside
 */
public record DynamicDeclarativeStream(
        String name, StreamTemplate streamTemplate, ComponentsResolver componentsResolver, boolean useParentParameters)
        implements StreamDefinition {
    static final Component<DynamicDeclarativeStream> SHAPE =
            component("DynamicDeclarativeStream", DynamicDeclarativeStream::read);

    static DynamicDeclarativeStream read(Node node) {
        return new DynamicDeclarativeStream(
                node.optional("name", TEXT, ""),
                node.required("stream_template", StreamTemplate.SHAPE),
                node.required("components_resolver", ComponentsResolver.SHAPE),
                node.optional("use_parent_parameters", FLAG, true));
    }
}
