package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.Shapes.WHOLE_NUMBER;

/** How reading goes on after {@code RESET_PAGINATION}. */
public record PaginationReset(PaginationResetAction action, PaginationResetLimits limits) {
    static final Component<PaginationReset> SHAPE = component("PaginationReset", PaginationReset::read);

    static PaginationReset read(Node node) {
        return new PaginationReset(
                node.required("action", PaginationResetAction.SHAPE),
                node.optional("limits", PaginationResetLimits.SHAPE));
    }

    /**
     * Resets the pagination by itself.
     *
     * @param numberOfRecords records of one partition after which reading starts again from the cursor
     */
    public record PaginationResetLimits(Long numberOfRecords) {
        static final Component<PaginationResetLimits> SHAPE =
                component("PaginationResetLimits", PaginationResetLimits::read);

        static PaginationResetLimits read(Node node) {
            return new PaginationResetLimits(node.optional("number_of_records", WHOLE_NUMBER));
        }
    }
}
