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
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        bodyData = Collections.unmodifiableMap(new LinkedHashMap<>(bodyData));
        bodyJson = Collections.unmodifiableMap(new LinkedHashMap<>(bodyJson));
    }

    /**
     * These options and those of another component.
     *
     * @throws dev.pintail.error.SourceException if both set the same; equal values in the JSON body are accepted
     */
    public RequestOptions plus(RequestOptions other) {
        return new RequestOptions(
                OptionMerge.flat(List.of(parameters, other.parameters)),
                OptionMerge.flat(List.of(headers, other.headers)),
                OptionMerge.flat(List.of(bodyData, other.bodyData)),
                OptionMerge.nested(List.of(bodyJson, other.bodyJson)));
    }
}
