package dev.pintail.source.http.error;

import dev.pintail.source.http.Response;
import dev.pintail.source.http.url.UrlParts;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What templates see of an answer. */
final class ResponseVariables {
    private ResponseVariables() {}

    /** {@code response}: the JSON body, an empty object if there is none; {@code headers}: by names in any case; {@code request_url}. */
    static Map<String, Object> of(Response response) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("response", ErrorText.json(response));
        variables.put("headers", headers(response));
        variables.put("request_url", withoutSecrets(response.request().url()));
        return variables;
    }

    static Map<String, Object> headers(Response response) {
        Map<String, Object> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(response.headerValues());
        return headers;
    }

    /** Without query, fragment and user: some APIs put credentials there, and an error message may repeat the URL. */
    private static String withoutSecrets(String url) {
        UrlParts parts = UrlParts.split(url);
        String host = parts.netloc().substring(parts.netloc().lastIndexOf('@') + 1);
        return new UrlParts(parts.scheme(), host, parts.path(), "", "").toString();
    }
}
