package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.WHOLE_NUMBER;
import static dev.pintail.manifest.component.Shapes.choice;
import static dev.pintail.manifest.component.Shapes.setOf;

import dev.pintail.error.FailureType;
import java.util.List;
import java.util.Map;

/**
 * Matches a response by status, text or predicate.
 *
 * @param action null: the filter only has a message
 * @param errorMessage a template
 * @param errorMessageContains a text in the API's error message
 * @param httpCodes statuses
 * @param predicate a template over {@code response} and {@code headers}
 */
public record HttpResponseFilter(
        ResponseAction action,
        FailureType failureType,
        String errorMessage,
        String errorMessageContains,
        List<Long> httpCodes,
        String predicate,
        Map<String, Object> parameters) {
    static final Component<HttpResponseFilter> SHAPE = component("HttpResponseFilter", HttpResponseFilter::read);

    static HttpResponseFilter read(Node node) {
        return new HttpResponseFilter(
                node.optional("action", ResponseAction.SHAPE),
                node.optional("failure_type", choice(FailureType.values(), FailureType::protocolName)),
                node.optional("error_message", TEXT),
                node.optional("error_message_contains", TEXT),
                node.optional("http_codes", setOf(WHOLE_NUMBER), List.of()),
                node.optional("predicate", TEXT),
                node.parameters());
    }
}
