package dev.pintail.source.decode;

import dev.pintail.source.http.Body;
import dev.pintail.source.http.Decoder;
import dev.pintail.source.http.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * XML as one mapping. The charset is that of the Content-Type; {@code text/xml} without one is ISO-8859-1, as in the
 * reference; anything else says it itself. An empty text has no body, malformed XML fails. Immutable.
 */
public record XmlDecoder() implements Decoder {
    @Override
    public Iterator<Object> decode(Response response) {
        return Failures.translate(response, () -> whole(response));
    }

    @Override
    public PagingView pagingView() {
        return PagingView.BODY;
    }

    private static Iterator<Object> whole(Response response) throws IOException {
        Body body = response.body();
        byte[] bytes = body.readAll();
        if (bytes.length == 0) {
            return Collections.emptyIterator();
        }
        return List.<Object>of(XmlFormat.read(new ByteArrayInputStream(bytes), encoding(response, bytes)))
                .iterator();
    }

    private static String encoding(Response response, byte[] bytes) {
        String contentType = response.header("Content-Type").orElse("");
        Optional<Charset> charset = response.charset();
        if (charset.isPresent()) {
            return charset.get().name();
        }
        boolean marked = bytes.length > 2
                && ((bytes[0] & 0xff) >= 0xfe || ((bytes[0] & 0xff) == 0xef && (bytes[1] & 0xff) == 0xbb));
        return contentType.toLowerCase(Locale.ROOT).contains("text") && !marked ? "iso-8859-1" : null;
    }
}
