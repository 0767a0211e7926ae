package dev.pintail.source.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a component adds to a request: a paginator's page token, a cursor's window, a router's partition.
 *
 * <p>Values keep their type (a page number in a JSON body stays a number). Immutable. How two of them merge, and what
 * collides, is cdk-semantics 4.3.
 *
 * @param bodyData form fields
 * @param bodyJson members of a JSON object body
 */
public record RequestOptions(
        Map<String, Object> parameters,
        Map<String, Object> headers,
        Map<String, Object> bodyData,
        Map<String, Object> bodyJson) {

    public static final RequestOptions NONE = new RequestOptions(Map.of(), Map.of(), Map.of(), Map.of());

    public RequestOptions {
        parameters = copy(parameters);
        headers = copy(headers);
        bodyData = copy(bodyData);
        bodyJson = copy(bodyJson);
    }

    private static Map<String, Object> copy(Map<String, Object> options) {
        return options.isEmpty() ? Collections.emptyMap() : Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    private boolean isEmpty() {
        return parameters.isEmpty() && headers.isEmpty() && bodyData.isEmpty() && bodyJson.isEmpty();
    }

    /**
     * These options and those of another component.
     *
     * @throws dev.pintail.error.SourceException if both set the same; equal values in the JSON body are accepted
     */
    public RequestOptions plus(RequestOptions other) {
        if (other.isEmpty()) {
            return this;
        }
        return isEmpty() ? other : merged(other);
    }

    private RequestOptions merged(RequestOptions other) {
        return new RequestOptions(
                OptionMerge.flat(List.of(parameters, other.parameters)),
                OptionMerge.flat(List.of(headers, other.headers)),
                OptionMerge.flat(List.of(bodyData, other.bodyData)),
                OptionMerge.nested(List.of(bodyJson, other.bodyJson)));
    }
}
