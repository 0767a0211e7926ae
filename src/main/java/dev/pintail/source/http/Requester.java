package dev.pintail.source.http;

import dev.pintail.source.slice.StreamSlice;

/**
 * Sends the request that a manifest's requester describes, with its authenticator, error handling, retries and budget.
 *
 * <p>Thread-safe: slices of one stream are read at the same time.
 */
public interface Requester {
    /**
     * The answer, retried, judged by the error handler and decoded. An answer of 400 or above (see {@link Response#ok()}) is
     * one that the error handler ignored or called a success: it has no records and ends the paging (cdk-semantics 4.8, 5.1).
     *
     * @throws dev.pintail.error.SourceException if the error handler says FAIL or the retries are used up
     */
    DecodedResponse send(Input input) throws InterruptedException;

    /** The requester's name: the cache's key and part of log lines. */
    String name();

    /**
     * What one request depends on.
     *
     * @param slice null for requests outside of a stream, such as logins
     * @param path replaces the manifest's path when not null (RequestPath paging)
     * @param nextPageToken {@code {"next_page_token": value}}, or null on the first page
     * @param extra options of paginator and slicer, already merged
     */
    record Input(String path, StreamSlice slice, Object nextPageToken, RequestOptions extra) {}
}
