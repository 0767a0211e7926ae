package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.Shapes.NUMBER;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.WHOLE_NUMBER;
import static dev.pintail.manifest.component.Shapes.above;
import static dev.pintail.manifest.component.Shapes.atLeast;

/**
 * How the page size shrinks after {@code REDUCE_PAGE_SIZE}.
 *
 * @param reductionFactor the page size is divided by it
 * @param minimumPageSize records
 * @param maxAttempts reductions in a row without one good page
 * @param backoffSeconds seconds before the first smaller request, growing from attempt to attempt
 * @param retriesAtMinimumPageSize further tries with the smallest page
 * @param failureMessage shown when it does not help; null for the usual one
 */
public record PageSizeReduction(
        double reductionFactor,
        long minimumPageSize,
        long maxAttempts,
        double backoffSeconds,
        long retriesAtMinimumPageSize,
        String failureMessage,
        ResetPolicy resetPolicy) {
    static final Component<PageSizeReduction> SHAPE = component("PageSizeReduction", PageSizeReduction::read);

    static PageSizeReduction read(Node node) {
        return new PageSizeReduction(
                node.optional("reduction_factor", above(1, NUMBER), 2.0),
                node.optional("minimum_page_size", atLeast(1, WHOLE_NUMBER), 1L),
                node.optional("max_attempts", atLeast(1, WHOLE_NUMBER), 5L),
                node.optional("backoff_seconds", atLeast(0, NUMBER), 0.5),
                node.optional("retries_at_minimum_page_size", atLeast(0, WHOLE_NUMBER), 0L),
                node.optional("failure_message", TEXT),
                node.optional("reset_policy", ResetPolicy.SHAPE, ResetPolicy.NEVER));
    }
}
