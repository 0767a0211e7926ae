package dev.pintail.source.paging;

import dev.pintail.source.http.OptionPlace;
import dev.pintail.source.http.RequestOptions;
import dev.pintail.template.python.Str;
import dev.pintail.template.python.Truth;

/**
 * How a slice is read page by page: what the requests of a page need, and which page comes next.
 *
 * <p>Thread-safe and without memory.
 *
 * @param strategy null: there is only one page
 * @param tokenIsPath whether the token is the path or URL of its page
 * @param tokenOption where else the token goes; null for nowhere
 * @param sizeOption where the page size goes; null for nowhere
 */
public record Paginator(PagingStrategy strategy, boolean tokenIsPath, OptionPlace tokenOption, OptionPlace sizeOption) {
    /** One page. */
    public static final Paginator NONE = new Paginator(null, false, null, null);

    /** The token for the first request; null for none. */
    public Object initialToken() {
        return strategy == null ? null : strategy.initialToken();
    }

    /** The token of the page behind this one; null if this is the last one. */
    public Object nextToken(ReadPage page) {
        Object token = strategy == null ? null : strategy.nextToken(page);
        return Truth.of(token) ? token : null;
    }

    /** The configured page size; null if the API decides. */
    public Long pageSize() {
        return strategy == null ? null : strategy.pageSize();
    }

    /** What replaces the request's path; null to leave it. */
    public String path(Object token) {
        return tokenIsPath && Truth.of(token) ? Str.of(token) : null;
    }

    /**
     * What the page's request gets from the paginator. Token and size may go to the same place of the request, but not to the same name in it.
     *
     * @param token null for none
     * @param reducedPageSize instead of the configured one; null for that one
     */
    public RequestOptions options(Object token, Long reducedPageSize) {
        RequestOptions options = RequestOptions.NONE;
        if (token != null && tokenOption != null) {
            options = tokenOption.with(token);
        }
        if (sizeOption != null) {
            Long size = reducedPageSize == null ? pageSize() : reducedPageSize;
            if (size != null && size != 0) {
                options = options.plus(sizeOption.with(size));
            }
        }
        return options;
    }

    /** What of an answer's body the next token depends on. */
    public BodyUse bodyUse() {
        return strategy == null ? new BodyUse.Nothing() : strategy.bodyUse();
    }
}
