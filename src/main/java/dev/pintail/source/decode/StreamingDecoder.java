package dev.pintail.source.decode;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.http.Decoder;
import dev.pintail.source.http.Response;
import java.util.Iterator;

/** A format that is read while it arrives; paginators never see its bodies. Immutable. */
record StreamingDecoder(BodyParser format, PagingView pagingView) implements Decoder {
    StreamingDecoder {
        requireNonNull(format, "format is null");
        requireNonNull(pagingView, "pagingView is null");
    }

    @Override
    public Iterator<Object> decode(Response response) {
        return Failures.translate(response, () -> format.parse(response.body().stream()));
    }
}
