package dev.pintail.conformance;

import static dev.pintail.conformance.ConnectorCase.list;
import static dev.pintail.conformance.ConnectorCase.object;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonSyntaxException;
import dev.pintail.source.http.Header;
import dev.pintail.source.http.Request;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What makes two requests the same one: method, address, query as a sorted list of decoded pairs, body by its kind.
 *
 * @param address scheme, host, port and path, percent-encoded as sent
 * @param query {@code key=value}, decoded and sorted
 * @param body canonical text that begins with the body's kind; empty without one
 */
record ComparableRequest(String method, String address, List<String> query, String body) {

    static ComparableRequest recorded(Map<String, Object> json) {
        return of(
                (String) json.getOrDefault("method", "GET"), (String) json.get("url"), body(object(json.get("body"))));
    }

    static ComparableRequest actual(Request request) {
        return of(request.method(), request.url(), body(request.body(), contentType(request.headers())));
    }

    /** Zero for the same request; the smaller, the nearer. */
    int distance(ComparableRequest other) {
        int distance = method.equals(other.method) ? 0 : 100;
        distance += address.equals(other.address) ? 0 : 1000;
        List<String> missing = new ArrayList<>(query);
        other.query.forEach(missing::remove);
        List<String> surplus = new ArrayList<>(other.query);
        query.forEach(surplus::remove);
        return distance + missing.size() + surplus.size() + (body.equals(other.body) ? 0 : 1);
    }

    @Override
    public String toString() {
        return "%s %s%s%s"
                .formatted(
                        method,
                        address,
                        query.isEmpty() ? "" : "?" + String.join("&", query),
                        body.isEmpty() ? "" : " " + body);
    }

    private static ComparableRequest of(String method, String url, String body) {
        String withoutFragment = url.split("#", 2)[0];
        String[] parts = withoutFragment.split("\\?", 2);
        String address = parts[0];
        if (address.indexOf('/', address.indexOf("://") + 3) < 0) {
            address += "/";
        }
        return new ComparableRequest(method, address, pairs(parts.length > 1 ? parts[1] : ""), body);
    }

    private static List<String> pairs(String encoded) {
        return Arrays.stream(encoded.split("&", -1))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> {
                    String[] sides = pair.split("=", 2);
                    return decode(sides[0]) + "=" + (sides.length > 1 ? decode(sides[1]) : "");
                })
                .sorted()
                .toList();
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // a stray percent sign stands for itself
        }
    }

    private static String contentType(List<Header> headers) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase("content-type"))
                .map(header -> header.value().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("");
    }

    private static String body(byte[] bytes, String contentType) {
        if (bytes == null || bytes.length == 0) {
            return "";
        }
        String text;
        try {
            text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return "base64 " + Base64.getEncoder().encodeToString(bytes);
        }
        if (contentType.contains("json")) {
            try {
                return "json " + CanonicalJson.text(JsonReader.read(text));
            } catch (JsonSyntaxException e) {
                return "text " + text;
            }
        }
        return contentType.contains("x-www-form-urlencoded") ? "form " + pairs(text) : "text " + text;
    }

    private static String body(Map<String, Object> recorded) {
        if (recorded.containsKey("json")) {
            return "json " + CanonicalJson.text(recorded.get("json"));
        }
        if (recorded.containsKey("form")) {
            List<String> pairs = new ArrayList<>();
            object(recorded.get("form")).forEach((key, value) -> {
                for (Object single : value instanceof List<?> ? list(value) : List.of(value)) {
                    pairs.add(key + "=" + single);
                }
            });
            return "form " + pairs.stream().sorted().toList();
        }
        if (recorded.get("text") instanceof String text) {
            return text.isEmpty() ? "" : "text " + text;
        }
        return recorded.get("base64") instanceof String base64 && !base64.isEmpty() ? "base64 " + base64 : "";
    }
}
