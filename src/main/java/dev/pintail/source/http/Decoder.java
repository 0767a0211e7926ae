package dev.pintail.source.http;

import java.util.Iterator;

/**
 * Turns an answer's body into the values that an extractor sees (cdk-semantics 4.11).
 *
 * <p>Thread-safe; the iterators it returns belong to one thread.
 */
public interface Decoder {
    /**
     * The bodies in an answer: one for most, each item of a JSON array at the top, each row of a CSV.
     *
     * <p>Lazy for decoders that stream; then {@code hasNext} and {@code next} may throw.
     *
     * @throws dev.pintail.error.SourceException with SOURCE_RESPONSE_INVALID if the body is not what the decoder reads
     */
    Iterator<Object> decode(Response response);

    /** What paginators may do beside this decoder. */
    PagingView pagingView();

    /** What a paginator sees of an answer. */
    enum PagingView {
        /** The first of the bodies. */
        BODY,
        /** An empty object: the body is read once, by the extractor. */
        NOTHING,
        /** The reference refuses a paginator that looks at bodies beside such a decoder. */
        REFUSED
    }
}
