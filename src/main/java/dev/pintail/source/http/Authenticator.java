package dev.pintail.source.http;

import java.util.Map;

/**
 * Puts credentials into requests.
 *
 * <p>As in the reference a requester asks twice: for {@link #options()} when it collects what goes into the request, and by
 * {@link #headers} when the request is complete and again before every retry. Whoever needs a request of its own for each token
 * (a session token without expiry) makes both of them; recordings count on it. Thread-safe.
 */
public interface Authenticator {
    /**
     * Headers, parameters and body fields with the credentials.
     *
     * @throws dev.pintail.error.SourceException if no credentials can be had
     */
    RequestOptions options() throws InterruptedException;

    /**
     * The headers alone; the last word on a request before it is sent.
     *
     * @param request the request as it stands, which may decide on the credentials
     */
    Map<String, String> headers(Request request) throws InterruptedException;
}
