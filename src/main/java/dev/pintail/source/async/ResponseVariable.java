package dev.pintail.source.async;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import dev.pintail.source.http.DecodedResponse;
import dev.pintail.source.http.Header;
import dev.pintail.source.http.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A job's answer as the template variables {@code creation_response} and {@code polling_response}. */
final class ResponseVariable {
    private ResponseVariable() {}

    /**
     * The JSON of the answer, and besides it {@code headers}, whose names match in any case, and {@code request}, unless the JSON has such
     * members itself.
     *
     * @throws SourceException if the JSON is no object
     */
    static Map<String, Object> of(DecodedResponse answer) {
        if (!(answer.json() instanceof Map<?, ?> json)) {
            throw new SourceException(
                    ErrorCode.SOURCE_RESPONSE_INVALID, "The answer about a job is no JSON object.", "");
        }
        Map<String, Object> variable = new LinkedHashMap<>();
        json.forEach((name, value) -> variable.put((String) name, value));
        variable.putIfAbsent("headers", headers(answer.response().headers()));
        variable.putIfAbsent("request", request(answer.response().request()));
        return variable;
    }

    private static Map<String, Object> request(Request request) {
        Map<String, Object> variable = new LinkedHashMap<>();
        variable.put("method", request.method());
        variable.put("url", request.url());
        variable.put("headers", headers(request.headers()));
        return variable;
    }

    private static Map<String, Object> headers(List<Header> headers) {
        Map<String, Object> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach(header -> byName.merge(header.name(), header.value(), (first, next) -> first + ", " + next));
        return byName;
    }
}
