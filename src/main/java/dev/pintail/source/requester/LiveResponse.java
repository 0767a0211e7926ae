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
    private final Object first;

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
        if (decoder.pagingView() != PagingView.BODY) {
            return new LiveResponse(response, false, null, decoder.decode(response), Map.of());
        }
        if (response.body().inMemory()) {
            List<Object> all = new ArrayList<>();
            decoder.decode(response).forEachRemaining(all::add);
            return new LiveResponse(
                    response, true, Collections.unmodifiableList(all), null, all.isEmpty() ? Map.of() : all.getFirst());
        }
        // Too large for memory: nothing is read before somebody asks for it, who may read the body in another way
        // instead.
        return new LiveResponse(response, true, null, new Arriving(response, decoder), null);
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
        if (!visible) {
            return Map.of();
        }
        return arriving instanceof Arriving bodies ? bodies.first() : first;
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

    /** The bodies of a large answer; the first one is kept for the paginator. */
    private static final class Arriving implements Iterator<Object> {
        private final Response response;
        private final Decoder decoder;
        private Iterator<Object> rest;
        private Object first;
        private boolean firstWaits;

        Arriving(Response response, Decoder decoder) {
            this.response = response;
            this.decoder = decoder;
        }

        Object first() {
            start();
            return first;
        }

        @Override
        public boolean hasNext() {
            start();
            return firstWaits || rest.hasNext();
        }

        @Override
        public Object next() {
            start();
            if (firstWaits) {
                firstWaits = false;
                return first;
            }
            return rest.next();
        }

        private void start() {
            if (rest == null) {
                rest = decoder.decode(response);
                firstWaits = rest.hasNext();
                first = firstWaits ? rest.next() : Map.of();
            }
        }
    }
}
