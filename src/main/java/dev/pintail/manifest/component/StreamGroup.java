package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.Component.untyped;
import static dev.pintail.manifest.component.Shapes.listOf;

import dev.pintail.manifest.component.SingleStream.DeclarativeStream;
import java.util.List;

/** Streams that share something and how that limits them. */
public record StreamGroup(List<DeclarativeStream> streams, BlockSimultaneousSyncsAction action) {
    static final Component<StreamGroup> SHAPE = untyped("StreamGroup", StreamGroup::read);

    static StreamGroup read(Node node) {
        return new StreamGroup(
                node.required("streams", listOf(DeclarativeStream.SHAPE)),
                node.required("action", BlockSimultaneousSyncsAction.SHAPE));
    }

    /** Never two of them at the same time. */
    public record BlockSimultaneousSyncsAction() {
        static final Component<BlockSimultaneousSyncsAction> SHAPE =
                component("BlockSimultaneousSyncsAction", BlockSimultaneousSyncsAction::read);

        static BlockSimultaneousSyncsAction read(Node node) {
            return new BlockSimultaneousSyncsAction();
        }
    }
}
