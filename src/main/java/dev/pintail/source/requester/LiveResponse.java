package dev.pintail.source.requester;

import static java.util.Objects.requireNonNull;

import dev.pintail.json.JsonSyntaxException;
import dev.pintail.source.http.DecodedResponse;
import dev.pintail.source.http.Decoder;
import dev.pintail.source.http.Decoder.PagingView;
import dev.pintail.source.http.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** A response with its bodies, in memory if the body is, else while they arrive. */
final class LiveResponse implements DecodedResponse {
    private final Response response;
    private final boolean visible;
    /** Null when they are read while they arrive. */
    private final List<Object> all;

    private final Iterator<Object> arriving;
    private Object first;

    private LiveResponse(
            Response response, boolean visible, List<Object> all, Iterator<Object> arriving, Object first) {
        this.response = requireNonNull(response, "response is null");
        this.visible = visible;
        this.all = all;
        this.arriving = arriving;
        this.first = first;
    }

    /** @throws dev.pintail.error.SourceException with SOURCE_RESPONSE_INVALID if the beginning cannot be decoded */
    static LiveResponse of(Response response, Decoder decoder) {
        Iterator<Object> bodies = decoder.decode(response);
        if (decoder.pagingView() != PagingView.BODY) {
            return new LiveResponse(response, false, null, bodies, Map.of());
        }
        if (response.body().inMemory()) {
            List<Object> all = new ArrayList<>();
            bodies.forEachRemaining(all::add);
            return new LiveResponse(
                    response, true, Collections.unmodifiableList(all), null, all.isEmpty() ? Map.of() : all.getFirst());
        }
        // Too large for memory: the first body is kept for the paginator, the others are handed out as they come.
        if (!bodies.hasNext()) {
            return new LiveResponse(response, true, List.of(), null, Map.of());
        }
        Object first = bodies.next();
        return new LiveResponse(response, true, null, new Prefixed(first, bodies), first);
    }

    /** A response whose body nobody reads. */
    static LiveResponse withoutBodies(Response response) {
        return new LiveResponse(response, true, List.of(), null, Map.of());
    }

    @Override
    public Response response() {
        return response;
    }

    @Override
    public Iterator<Object> bodies() {
        return all == null ? arriving : all.iterator();
    }

    @Override
    public Object firstBody() {
        return visible ? first : Map.of();
    }

    @Override
    public Object json() {
        try {
            return response.json();
        } catch (IOException | JsonSyntaxException e) {
            return Map.of();
        }
    }

    @Override
    public void close() {
        response.body().close();
    }

    private static final class Prefixed implements Iterator<Object> {
        private final Object first;
        private final Iterator<Object> rest;
        private boolean started;

        Prefixed(Object first, Iterator<Object> rest) {
            this.first = first;
            this.rest = rest;
        }

        @Override
        public boolean hasNext() {
            return !started || rest.hasNext();
        }

        @Override
        public Object next() {
            if (started) {
                return rest.next();
            }
            started = true;
            return first;
        }
    }
}
