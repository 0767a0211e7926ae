package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.implicit;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.listOf;

import java.util.List;

/**
 * What the API's words for a job's state mean.
 *
 * @param skipped a job in such a state has no records
 */
public record AsyncJobStatusMap(
        List<String> running, List<String> completed, List<String> failed, List<String> timeout, List<String> skipped) {
    static final Component<AsyncJobStatusMap> SHAPE = implicit("AsyncJobStatusMap", AsyncJobStatusMap::read);

    static AsyncJobStatusMap read(Node node) {
        return new AsyncJobStatusMap(
                node.required("running", listOf(TEXT)),
                node.required("completed", listOf(TEXT)),
                node.required("failed", listOf(TEXT)),
                node.required("timeout", listOf(TEXT)),
                node.optional("skipped", listOf(TEXT), List.of()));
    }
}
