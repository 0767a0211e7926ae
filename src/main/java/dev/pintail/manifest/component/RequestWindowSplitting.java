package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.Shapes.TEXT;

/**
 * How a time window is halved after {@code SPLIT_REQUEST_WINDOW}.
 *
 * @param failureMessage shown when it does not help; null for the usual one
 * @param minSplitWindow ISO 8601 duration; shorter windows are not split
 */
public record RequestWindowSplitting(String failureMessage, String minSplitWindow) {
    static final Component<RequestWindowSplitting> SHAPE =
            component("RequestWindowSplitting", RequestWindowSplitting::read);

    static RequestWindowSplitting read(Node node) {
        return new RequestWindowSplitting(
                node.optional("failure_message", TEXT), node.optional("min_split_window", TEXT));
    }
}
