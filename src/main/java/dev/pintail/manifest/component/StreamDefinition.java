package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.OneOf.oneOf;

import dev.pintail.manifest.component.SingleStream.DeclarativeStream;
import dev.pintail.manifest.component.SingleStream.StateDelegatingStream;

/** What gives streams: one, those that a condition lets through, or as many as a template is filled. */
public sealed interface StreamDefinition permits SingleStream, ConditionalStreams, DynamicDeclarativeStream {
    /** What stands under {@code streams}; {@link DynamicDeclarativeStream} has a list of its own. */
    OneOf<StreamDefinition> SHAPE =
            oneOf(ConditionalStreams.SHAPE, DeclarativeStream.SHAPE, StateDelegatingStream.SHAPE);
}
