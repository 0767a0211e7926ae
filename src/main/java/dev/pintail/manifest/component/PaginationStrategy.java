package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.OneOf.oneOf;
import static dev.pintail.manifest.component.Shapes.FLAG;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.WHOLE_NUMBER;
import static dev.pintail.manifest.component.Shapes.WHOLE_NUMBER_OR_TEXT;

import java.util.Map;

/** How the next page follows from the one before. */
public sealed interface PaginationStrategy {
    /** All of them. */
    OneOf<PaginationStrategy> SHAPE =
            oneOf(PageIncrement.SHAPE, OffsetIncrement.SHAPE, CursorPagination.SHAPE, CustomPaginationStrategy.SHAPE);

    /**
     * Counts pages.
     *
     * @param pageSize a whole number or a template; null if the API decides
     * @param injectOnFirstRequest whether the first request has a token too
     */
    record PageIncrement(
            Object pageSize, long startFromPage, boolean injectOnFirstRequest, Map<String, Object> parameters)
            implements PaginationStrategy {
        static final Component<PageIncrement> SHAPE = component("PageIncrement", PageIncrement::read);

        static PageIncrement read(Node node) {
            return new PageIncrement(
                    node.optional("page_size", WHOLE_NUMBER_OR_TEXT),
                    node.optional("start_from_page", WHOLE_NUMBER, 0L),
                    node.optional("inject_on_first_request", FLAG, false),
                    node.parameters());
        }
    }

    /**
     * Counts records.
     *
     * @param pageSize a whole number or a template; null if the API decides
     * @param injectOnFirstRequest whether the first request has a token too
     */
    record OffsetIncrement(Object pageSize, boolean injectOnFirstRequest, Map<String, Object> parameters)
            implements PaginationStrategy {
        static final Component<OffsetIncrement> SHAPE = component("OffsetIncrement", OffsetIncrement::read);

        static OffsetIncrement read(Node node) {
            return new OffsetIncrement(
                    node.optional("page_size", WHOLE_NUMBER_OR_TEXT),
                    node.optional("inject_on_first_request", FLAG, false),
                    node.parameters());
        }
    }

    /**
     * The response says what comes next.
     *
     * @param cursorValue a template over {@code response}, {@code headers}, {@code last_record}, {@code last_page_size}
     * @param pageSize a whole number or a template
     * @param stopCondition a template; null: stop when the cursor is empty
     */
    record CursorPagination(String cursorValue, Object pageSize, String stopCondition, Map<String, Object> parameters)
            implements PaginationStrategy {
        static final Component<CursorPagination> SHAPE = component("CursorPagination", CursorPagination::read);

        static CursorPagination read(Node node) {
            return new CursorPagination(
                    node.required("cursor_value", TEXT),
                    node.optional("page_size", WHOLE_NUMBER_OR_TEXT),
                    node.optional("stop_condition", TEXT),
                    node.parameters());
        }
    }

    /** Code of the connector's own, named by its Python class. */
    record CustomPaginationStrategy(String className, Map<String, Object> properties, Map<String, Object> parameters)
            implements PaginationStrategy, CustomCode {
        static final Component<CustomPaginationStrategy> SHAPE =
                component("CustomPaginationStrategy", CustomPaginationStrategy::read);

        static CustomPaginationStrategy read(Node node) {
            return new CustomPaginationStrategy(
                    node.required("class_name", TEXT), node.rawProperties(), node.parameters());
        }
    }
}
