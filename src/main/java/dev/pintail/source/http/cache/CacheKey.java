package dev.pintail.source.http.cache;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.pintail.source.http.Header;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.url.QueryString;
import dev.pintail.source.http.url.UrlParts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What makes two requests the same: method, URL with its parameters in any order, body and headers. Credentials count by being
 * there, not by their value, so a refreshed token still finds the answer.
 */
final class CacheKey {
    private static final Set<String> CREDENTIALS = Set.of(
            "Authorization",
            "Proxy-Authorization",
            "X-API-Key",
            "X-Auth-Token",
            "X-API-Token",
            "X-Access-Token",
            "access_token",
            "api_key",
            "apikey");

    private CacheKey() {}

    static String of(Request request) {
        UrlParts url = UrlParts.split(request.url());
        String query = QueryString.parse(url.query()).stream()
                .map(pair -> pair.getKey() + "=" + value(pair))
                .sorted()
                .collect(Collectors.joining("&"));
        List<String> bare = Arrays.stream(url.query().split("&", -1))
                .filter(part -> !part.contains("="))
                .sorted()
                .toList();
        String headers = request.headers().stream()
                .map(header -> header.name().toLowerCase(Locale.ROOT) + "=" + value(header))
                .sorted()
                .collect(Collectors.joining("\n"));
        String body = request.body() == null ? "" : new String(request.body(), ISO_8859_1);
        return String.join(
                "\n",
                request.method(),
                url.scheme() + "://" + url.netloc() + url.path(),
                query,
                bare.toString(),
                headers,
                "",
                body);
    }

    private static String value(Map.Entry<String, String> parameter) {
        return CREDENTIALS.contains(parameter.getKey()) ? "REDACTED" : parameter.getValue();
    }

    private static String value(Header header) {
        if (CREDENTIALS.contains(header.name())) {
            return "REDACTED";
        }
        return header.value().contains(",")
                ? Arrays.stream(header.value().toLowerCase(Locale.ROOT).split(","))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .sorted()
                        .collect(Collectors.joining(", "))
                : header.value();
    }
}
