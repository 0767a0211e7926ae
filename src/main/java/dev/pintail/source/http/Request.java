package dev.pintail.source.http;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A request as it goes over the wire.
 *
 * @param url absolute and fully encoded; a fragment is not sent
 * @param headers in order; no Host, Content-Length or Connection
 * @param body null when there is none; not to be changed
 */
public record Request(String method, String url, List<Header> headers, byte[] body, Timeouts timeouts) {
    public Request {
        requireNonNull(method, "method is null");
        requireNonNull(url, "url is null");
        headers = List.copyOf(headers);
        requireNonNull(timeouts, "timeouts is null");
    }

    /** The value of a header, its name in any case. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /** The same request with other headers. */
    public Request withHeaders(List<Header> newHeaders) {
        return new Request(method, url, newHeaders, body, timeouts);
    }
}
