package dev.pintail.source.http.exchange;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.http.Response;

/**
 * An answer after redirects.
 *
 * @param fromCache whether nothing was sent for it
 */
public record Answer(Response response, boolean fromCache) {
    public Answer {
        requireNonNull(response, "response is null");
    }
}
