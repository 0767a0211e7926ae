package dev.pintail.source.decode;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;

/** Reads the values in a stream of bytes; knows nothing of HTTP, so it can read files in archives, too. Immutable. */
@FunctionalInterface
public interface BodyParser {
    /**
     * The values, lazily where the format allows.
     *
     * <p>The iterator throws {@link java.io.UncheckedIOException} when the stream breaks off and {@link UndecodableException}
     * when its contents are wrong, after the values before that place.
     *
     * @throws IOException if the stream breaks off
     * @throws UndecodableException if the contents are wrong
     */
    Iterator<Object> parse(InputStream in) throws IOException;
}
