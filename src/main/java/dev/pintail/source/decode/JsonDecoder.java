package dev.pintail.source.decode;

import dev.pintail.json.JsonSyntaxException;
import dev.pintail.source.http.Body;
import dev.pintail.source.http.Decoder;
import dev.pintail.source.http.Response;
import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * JSON: an array's items are the bodies, anything else is the one body. An empty text and {@code null} have none.
 *
 * <p>A text that is no JSON fails; the reference takes it for an empty object and so loses what the page had. A byte order mark,
 * UTF-16 and the charset of the Content-Type are understood, too. Of a body too large for memory an array is read while it
 * arrives. Immutable.
 */
public record JsonDecoder() implements Decoder {
    @Override
    public Iterator<Object> decode(Response response) {
        Body body = response.body();
        return Failures.translate(
                response, () -> body.inMemory() ? whole(response) : new JsonFormat().parse(body.stream()));
    }

    @Override
    public PagingView pagingView() {
        return PagingView.BODY;
    }

    private static Iterator<Object> whole(Response response) throws IOException {
        if (isBlank(response.body().readAll())) {
            return Collections.emptyIterator();
        }
        try {
            return switch (response.json()) {
                case null -> Collections.emptyIterator();
                case List<?> items ->
                    Collections.<Object>unmodifiableList(items).iterator();
                case Object value -> List.of(value).iterator();
            };
        } catch (JsonSyntaxException e) {
            throw new UndecodableException(e.getMessage(), e);
        }
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return true;
    }
}
