package dev.pintail.source.paging;

/**
 * Finds the token of the next page.
 *
 * <p>Thread-safe and without memory: one strategy pages through all slices of a stream at the same time.
 */
public interface PagingStrategy {
    /** The token for the first request; null for none. */
    Object initialToken();

    /** The token of the page behind this one; null if this is the last one. */
    Object nextToken(ReadPage page);

    /** The number of records to ask for in a page; null if the API decides. */
    Long pageSize();

    /** What of an answer's body the next token depends on. */
    BodyUse bodyUse();
}
