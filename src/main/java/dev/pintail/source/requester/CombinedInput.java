package dev.pintail.source.requester;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import dev.pintail.source.http.RequestOptions;
import java.util.Map;

/** An input of the manifest together with what authenticator, paginator and slicer add (cdk-semantics 4.3). */
final class CombinedInput {
    private CombinedInput() {}

    /** A mapping in which no name comes twice, or the text if the manifest gives one and nothing is added. */
    static Object flat(Object own, Map<String, Object> authentication, Map<String, Object> extra) {
        return own instanceof String text
                ? alone(text, authentication, extra)
                : parameters(object(own))
                        .plus(parameters(authentication))
                        .plus(parameters(extra))
                        .parameters();
    }

    /** As {@link #flat}, but objects are merged and equal values may come twice. */
    static Object nested(Object own, Map<String, Object> authentication, Map<String, Object> extra) {
        return own instanceof String text
                ? alone(text, authentication, extra)
                : json(object(own)).plus(json(authentication)).plus(json(extra)).bodyJson();
    }

    private static RequestOptions parameters(Map<String, Object> values) {
        return new RequestOptions(values, Map.of(), Map.of(), Map.of());
    }

    private static RequestOptions json(Map<String, Object> values) {
        return new RequestOptions(Map.of(), Map.of(), Map.of(), values);
    }

    private static String alone(String text, Map<String, Object> authentication, Map<String, Object> extra) {
        if (!authentication.isEmpty() || !extra.isEmpty()) {
            throw new SourceException(
                    ErrorCode.SOURCE_REQUEST_FAILED,
                    "Cannot combine multiple options if one is a string",
                    "Use a mapping instead of a text where authenticator, paginator or slicer add fields.");
        }
        return text;
    }

    /** What is neither mapping nor text counts as nothing. */
    @SuppressWarnings("unchecked") // inputs have texts as keys
    private static Map<String, Object> object(Object own) {
        return own instanceof Map<?, ?> ? (Map<String, Object>) own : Map.of();
    }
}
