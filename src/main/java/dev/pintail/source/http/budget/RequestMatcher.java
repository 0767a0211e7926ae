package dev.pintail.source.http.budget;

import dev.pintail.source.http.Header;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.url.QueryString;
import dev.pintail.source.http.url.UrlParts;
import dev.pintail.template.python.PythonRegex;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which requests something is for; whatever is given must fit. Immutable.
 *
 * @param method in capitals
 * @param urlBase scheme, host and port, without a slash at the end
 * @param path is searched in the path, of which slashes at the end are no part
 * @param parameters must be in the query
 * @param headers must be there, names in small letters
 * @param weight how many calls a request counts for
 */
public record RequestMatcher(
        Optional<String> method,
        Optional<String> urlBase,
        Optional<PythonRegex> path,
        Map<String, String> parameters,
        Map<String, String> headers,
        int weight) {

    public RequestMatcher {
        method = method.map(name -> name.toUpperCase(Locale.ROOT));
        urlBase = urlBase.map(base -> withoutSlashes(base));
        parameters = Map.copyOf(parameters);
        Map<String, String> lower = new LinkedHashMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        headers = Map.copyOf(lower);
    }

    /** Whether a request fits. */
    public boolean matches(Request request) {
        UrlParts url = UrlParts.split(request.url());
        String base = url.scheme() + "://" + url.netloc();
        String urlPath = withoutSlashes(url.path());
        return method.filter(name -> !name.equals(request.method())).isEmpty()
                && urlBase.filter(expected -> !expected.equals(base)).isEmpty()
                && path.filter(pattern -> pattern.search(urlPath).isEmpty()).isEmpty()
                && (parameters.isEmpty() || parametersOf(url).entrySet().containsAll(parameters.entrySet()))
                && (headers.isEmpty() || headersOf(request).entrySet().containsAll(headers.entrySet()));
    }

    private static Map<String, String> parametersOf(UrlParts url) {
        Map<String, String> values = new LinkedHashMap<>();
        QueryString.parse(url.query()).forEach(pair -> values.put(pair.getKey(), pair.getValue()));
        return values;
    }

    private static Map<String, String> headersOf(Request request) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Header header : request.headers()) {
            values.put(header.name().toLowerCase(Locale.ROOT), header.value());
        }
        return values;
    }

    private static String withoutSlashes(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '/') {
            end--;
        }
        return text.substring(0, end);
    }
}
