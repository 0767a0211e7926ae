package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.untyped;
import static dev.pintail.manifest.component.Shapes.OBJECT;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.WHOLE_NUMBER_OR_TEXT;

import java.util.Map;

/**
 * Matches a request; what is not given matches everything.
 *
 * @param urlPathPattern regular expression
 * @param weight calls that such a request counts for, or a template; null for 1
 */
public record HttpRequestRegexMatcher(
        String method,
        String urlBase,
        String urlPathPattern,
        Map<String, Object> params,
        Map<String, Object> headers,
        Object weight) {
    static final Component<HttpRequestRegexMatcher> SHAPE =
            untyped("HttpRequestRegexMatcher", HttpRequestRegexMatcher::read);

    static HttpRequestRegexMatcher read(Node node) {
        return new HttpRequestRegexMatcher(
                node.optional("method", TEXT),
                node.optional("url_base", TEXT),
                node.optional("url_path_pattern", TEXT),
                node.optional("params", OBJECT, Map.of()),
                node.optional("headers", OBJECT, Map.of()),
                node.optional("weight", WHOLE_NUMBER_OR_TEXT));
    }
}
