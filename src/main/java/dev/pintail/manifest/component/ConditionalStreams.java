package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.listOf;

import dev.pintail.manifest.component.SingleStream.DeclarativeStream;
import java.util.List;
import java.util.Map;

/** Streams that exist only for some configurations. */
public record ConditionalStreams(String condition, List<DeclarativeStream> streams, Map<String, Object> parameters)
        implements StreamDefinition {
    static final Component<ConditionalStreams> SHAPE = component("ConditionalStreams", ConditionalStreams::read);

    static ConditionalStreams read(Node node) {
        return new ConditionalStreams(
                node.required("condition", TEXT),
                node.required("streams", listOf(DeclarativeStream.SHAPE)),
                node.parameters());
    }
}
