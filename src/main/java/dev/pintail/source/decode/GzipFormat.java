package dev.pintail.source.decode;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.http.Gzip;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;

/** Something compressed with gzip; what is not compressed passes through. */
record GzipFormat(BodyParser inner) implements BodyParser {
    GzipFormat {
        requireNonNull(inner, "inner is null");
    }

    @Override
    public Iterator<Object> parse(InputStream in) throws IOException {
        return inner.parse(Gzip.open(in));
    }
}
