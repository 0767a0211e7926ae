package dev.pintail.source.decode;

import dev.pintail.source.http.Decoder;
import dev.pintail.source.http.Response;
import java.util.Collections;
import java.util.Iterator;

/** Leaves the bytes to whoever asked for them: files to upload, downloads of jobs. Immutable. */
public record NoDecoder() implements Decoder {
    @Override
    public Iterator<Object> decode(Response response) {
        return Collections.emptyIterator();
    }

    @Override
    public PagingView pagingView() {
        return PagingView.NOTHING;
    }
}
