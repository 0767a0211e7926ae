package dev.pintail.source.http;

import static java.util.Objects.requireNonNull;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An answer whose body has not been read yet.
 *
 * @param request the request it answers, after redirects
 * @param headers in the server's order and spelling
 * @param body the bytes: as they came when it comes from a {@link Transport}, content-decoded above; never null; must be
 *     closed by whoever reads it
 */
public record Response(Request request, int status, List<Header> headers, Body body) {
    public Response(Request request, int status, List<Header> headers, InputStream body) {
        this(request, status, headers, Body.streamed(body));
    }

    public Response {
        requireNonNull(request, "request is null");
        headers = List.copyOf(headers);
        requireNonNull(body, "body is null");
    }

    /** The reference's {@code response.ok}: anything below 400. */
    public boolean ok() {
        return status < 400;
    }

    /** The value of a header; repeated ones joined by {@code ", "}. */
    public Optional<String> header(String name) {
        List<String> values = headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
    }

    /** All headers by name, in the spelling that came first, repeated ones joined by {@code ", "}. */
    public Map<String, String> headerValues() {
        Map<String, Header> byName = new LinkedHashMap<>();
        for (Header header : headers) {
            byName.merge(
                    header.name().toLowerCase(Locale.ROOT),
                    header,
                    (first, next) -> new Header(first.name(), first.value() + ", " + next.value()));
        }
        Map<String, String> values = new LinkedHashMap<>();
        byName.values().forEach(header -> values.put(header.name(), header.value()));
        return values;
    }
}
