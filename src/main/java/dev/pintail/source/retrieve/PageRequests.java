package dev.pintail.source.retrieve;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.http.DecodedResponse;
import dev.pintail.source.http.RequestOptions;
import dev.pintail.source.http.RequestOptionsProvider;
import dev.pintail.source.http.Requester;
import dev.pintail.source.paging.Paginator;
import dev.pintail.source.slice.StreamSlice;
import java.util.Map;

/**
 * Sends the request of one page.
 *
 * @param slicer what partition and cursor inject
 * @param firstPageOnly whether they inject only while there is no page token
 */
public record PageRequests(
        Requester requester, Paginator paginator, RequestOptionsProvider slicer, boolean firstPageOnly) {
    public PageRequests {
        requireNonNull(requester, "requester is null");
        requireNonNull(paginator, "paginator is null");
        requireNonNull(slicer, "slicer is null");
    }

    /**
     * The answer with this page.
     *
     * @param token null for a first page without one
     * @param reducedPageSize null for the configured page size
     * @throws dev.pintail.error.SourceException also if paginator and slicer inject the same option
     */
    DecodedResponse send(StreamSlice slice, Object token, Long reducedPageSize) throws InterruptedException {
        Map<String, Object> nextPageToken = token == null ? null : Map.of("next_page_token", token);
        RequestOptions options = paginator.options(token, reducedPageSize);
        if (token == null || !firstPageOnly) {
            options = options.plus(slicer.options(slice, nextPageToken));
        }
        return requester.send(new Requester.Input(paginator.path(token), slice, nextPageToken, options));
    }
}
