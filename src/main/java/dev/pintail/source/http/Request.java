package dev.pintail.source.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/**
 * A request as it goes over the wire.
 *
 * @param url absolute, fully encoded, without fragment
 * @param headers in order; no Host, Content-Length or Connection
 * @param body null when there is none
 * @param timeout until the answer's headers are there; null: the transport's own
 */
public record Request(String method, String url, List<Header> headers, byte[] body, Duration timeout) {
    public Request {
        requireNonNull(method, "method is null");
        requireNonNull(url, "url is null");
        headers = List.copyOf(headers);
    }
}
