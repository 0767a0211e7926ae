package dev.pintail.source.http;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An answer that the error handler let through, with its body decoded.
 *
 * <p>Belongs to one thread. Must be closed unless {@link #bodies()} was read to its end.
 */
public interface DecodedResponse extends AutoCloseable {
    /** Status, headers and final request; its body is content-decoded, and read already unless there is no decoder. */
    Response response();

    /** As {@link Response#ok()}: an answer that is not has no records and ends the paging. */
    default boolean ok() {
        return response().ok();
    }

    /**
     * The bodies for the extractor. Can be asked for again (from the first body on) if the decoder's view for paginators is
     * {@link Decoder.PagingView#BODY}; else only once.
     */
    Iterator<Object> bodies();

    /** The template variable {@code response}: the first body, an empty map if there is none or none is to be seen. */
    Object firstBody();

    /** The whole body as JSON, whatever the decoder; an empty map if it is no JSON. */
    Object json();

    /**
     * The template variable {@code headers}: names as the server spells them, repeated ones joined by {@code ", "}, and under
     * {@code link} the parsed Link header by rel: {@code {"next": {"url": ..., "rel": "next"}}}, empty without one.
     */
    default Map<String, Object> templateHeaders() {
        Map<String, Object> headers = new LinkedHashMap<>(response().headerValues());
        headers.put("link", LinkHeader.parse(response().header("link").orElse("")));
        return headers;
    }

    /** Frees the connection if the body was not read to its end. */
    @Override
    void close();

    /**
     * An answer that is there already, such as the first page that a lazy retriever finds in the parent's record.
     *
     * @param bodies what a decoder would have made of it
     */
    static DecodedResponse of(Response response, List<Object> bodies) {
        return new ReadyResponse(response, bodies);
    }
}
