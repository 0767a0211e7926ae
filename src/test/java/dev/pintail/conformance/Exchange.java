package dev.pintail.conformance;

import static dev.pintail.conformance.ConnectorCase.list;
import static dev.pintail.conformance.ConnectorCase.object;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.json.JsonWriter;
import dev.pintail.source.http.Header;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A request of the reference and what it was answered.
 *
 * @param headers those that the actual request must have
 * @param fault {@code connection_error} or {@code timeout}: no answer; null when there is one
 */
record Exchange(
        ComparableRequest request,
        List<Header> headers,
        String fault,
        int status,
        List<Header> responseHeaders,
        byte[] responseBody) {

    static Exchange of(Object json) {
        Map<String, Object> request = object(object(json).get("request"));
        Map<String, Object> response = object(object(json).get("response"));
        return new Exchange(
                ComparableRequest.recorded(request),
                headers(request.get("headers")),
                (String) response.get("fault"),
                response.get("status") instanceof Long status ? status.intValue() : 0,
                headers(response.get("headers")),
                bytes(object(response.get("body"))));
    }

    private static List<Header> headers(Object json) {
        List<Header> headers = new ArrayList<>();
        object(json).forEach((name, value) -> {
            for (Object single : value instanceof List<?> ? list(value) : List.of(value)) {
                headers.add(new Header(name, single.toString()));
            }
        });
        return headers;
    }

    private static byte[] bytes(Map<String, Object> body) {
        if (body.containsKey("json")) {
            return JsonWriter.PYTHON.write(body.get("json")).getBytes(UTF_8);
        }
        if (body.get("text") instanceof String text) {
            return text.getBytes(UTF_8);
        }
        return body.get("base64") instanceof String text ? Base64.getDecoder().decode(text) : new byte[0];
    }
}
