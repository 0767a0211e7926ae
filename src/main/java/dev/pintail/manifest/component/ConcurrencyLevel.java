package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.implicit;
import static dev.pintail.manifest.component.Shapes.WHOLE_NUMBER;
import static dev.pintail.manifest.component.Shapes.WHOLE_NUMBER_OR_TEXT;

import java.util.Map;

/**
 * How many partitions are read at the same time.
 *
 * @param defaultConcurrency partitions, or a template
 * @param maxConcurrency bound for a templated value
 */
public record ConcurrencyLevel(Object defaultConcurrency, Long maxConcurrency, Map<String, Object> parameters) {
    static final Component<ConcurrencyLevel> SHAPE = implicit("ConcurrencyLevel", ConcurrencyLevel::read);

    static ConcurrencyLevel read(Node node) {
        return new ConcurrencyLevel(
                node.required("default_concurrency", WHOLE_NUMBER_OR_TEXT),
                node.optional("max_concurrency", WHOLE_NUMBER),
                node.parameters());
    }
}
