package dev.pintail.source.http;

import dev.pintail.source.slice.StreamSlice;

/** What a router or a cursor injects into the requests of a slice. Thread-safe. */
@FunctionalInterface
public interface RequestOptionsProvider {
    /**
     * @param nextPageToken {@code {"next_page_token": value}}, or null on the first page
     */
    RequestOptions options(StreamSlice slice, Object nextPageToken);
}
