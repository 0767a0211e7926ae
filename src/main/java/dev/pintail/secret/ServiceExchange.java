package dev.pintail.secret;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** How stores in the network are reached: one call, one answer, no redirects. Thread-safe. */
@FunctionalInterface
public interface ServiceExchange {
    /**
     * @throws IOException if there is no answer in time
     */
    Answer send(Call call) throws IOException, InterruptedException;

    /**
     * A call.
     *
     * @param headers without Host and Content-Length
     * @param body empty if there is none
     */
    record Call(String method, URI url, Map<String, String> headers, byte[] body) {
        public Call {
            requireNonNull(method, "method is null");
            requireNonNull(url, "url is null");
            headers = Map.copyOf(headers);
            requireNonNull(body, "body is null");
        }
    }

    /** An answer with its whole body. */
    record Answer(int status, byte[] body) {}
}
