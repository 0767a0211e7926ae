package dev.pintail.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;

/** Asks for one file over the network; redirects are not followed. Thread-safe. */
@FunctionalInterface
public interface Web {
    /**
     * @throws IOException if there is no answer in time
     */
    Answer get(URI uri, Map<String, String> headers) throws IOException, InterruptedException;

    /**
     * An answer whose body has not been read yet.
     *
     * @param headers by name in small letters
     * @param body as it came over the wire; must be closed by whoever reads it
     */
    record Answer(int status, Map<String, String> headers, InputStream body) {
        public Answer {
            headers = Map.copyOf(headers);
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }
}
