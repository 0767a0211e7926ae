package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.OneOf.oneOf;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.WHOLE_NUMBER_OR_TEXT;
import static dev.pintail.manifest.component.Shapes.listOf;

import java.util.List;
import java.util.Map;

/** What a response other than plain success means. */
public sealed interface ErrorHandler {
    /** All of them. */
    OneOf<ErrorHandler> SHAPE = oneOf(DefaultErrorHandler.SHAPE, CompositeErrorHandler.SHAPE, CustomErrorHandler.SHAPE);

    /**
     * Filters, tried in order, then the usual meaning of HTTP statuses.
     *
     * @param maxRetries a whole number or a template
     */
    record DefaultErrorHandler(
            List<BackoffStrategy> backoffStrategies,
            Object maxRetries,
            List<HttpResponseFilter> responseFilters,
            Map<String, Object> parameters)
            implements ErrorHandler {
        static final Component<DefaultErrorHandler> SHAPE = component("DefaultErrorHandler", DefaultErrorHandler::read);

        static DefaultErrorHandler read(Node node) {
            return new DefaultErrorHandler(
                    node.optional("backoff_strategies", listOf(BackoffStrategy.SHAPE), List.of()),
                    node.optional("max_retries", WHOLE_NUMBER_OR_TEXT, 5L),
                    node.optional("response_filters", listOf(HttpResponseFilter.SHAPE), List.of()),
                    node.parameters());
        }
    }

    /** Several handlers, tried in order. */
    record CompositeErrorHandler(List<ErrorHandler> errorHandlers, Map<String, Object> parameters)
            implements ErrorHandler {
        static final Component<CompositeErrorHandler> SHAPE =
                component("CompositeErrorHandler", CompositeErrorHandler::read);

        static CompositeErrorHandler read(Node node) {
            return new CompositeErrorHandler(
                    node.required("error_handlers", listOf(ErrorHandler.SHAPE)), node.parameters());
        }
    }

    /**
     * Code of the connector's own, named by its Python class.
     *
     * @param usual the usual handler with the same properties; null if it could not be one
     */
    record CustomErrorHandler(
            String className, DefaultErrorHandler usual, Map<String, Object> properties, Map<String, Object> parameters)
            implements ErrorHandler, CustomCode {
        static final Component<CustomErrorHandler> SHAPE = component("CustomErrorHandler", CustomErrorHandler::read);

        static CustomErrorHandler read(Node node) {
            return new CustomErrorHandler(node.required("class_name", TEXT), node.alsoAs(DefaultErrorHandler.SHAPE), node.rawProperties(), node.parameters());
        }
    }
}
