package dev.pintail.source.requester;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.http.url.UrlJoin;
import dev.pintail.template.InterpolatedString;
import dev.pintail.template.Scope;
import dev.pintail.template.python.Str;
import java.util.Map;

/** The parts of a request's URL; a {@code url_base} wins over a {@code url} (cdk-semantics 4.1). Thread-safe. */
record UrlTemplate(InterpolatedString urlBase, InterpolatedString url, InterpolatedString path) {
    UrlTemplate {
        requireNonNull(urlBase, "urlBase is null");
        requireNonNull(url, "url is null");
        requireNonNull(path, "path is null");
    }

    /** The templates of a definition; each may be null. */
    static UrlTemplate of(String urlBase, String url, String path, Map<String, Object> parameters) {
        return new UrlTemplate(template(urlBase, parameters), template(url, parameters), template(path, parameters));
    }

    /** @param replacement instead of the path, unless null or empty; it may be a whole URL */
    String eval(Scope scope, String replacement) {
        String whole = Str.of(url.eval(scope));
        String base = Str.of(urlBase.eval(scope));
        String below = replacement == null || replacement.isEmpty()
                ? withoutLeadingSlashes(Str.of(path.eval(scope)))
                : replacement;
        if (!base.isEmpty()) {
            return UrlJoin.base(base, below);
        }
        return below.isEmpty() ? whole : UrlJoin.base(whole, below);
    }

    private static InterpolatedString template(String source, Map<String, Object> parameters) {
        return new InterpolatedString(source == null ? "" : source, parameters);
    }

    private static String withoutLeadingSlashes(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == '/') {
            start++;
        }
        return text.substring(start);
    }
}
