package dev.pintail.source.http;

import java.io.IOException;

/** Sends one request and returns its one answer: no redirects, no retries, no cookies. Thread-safe. */
@FunctionalInterface
public interface Transport extends AutoCloseable {
    /**
     * @throws java.net.http.HttpTimeoutException if the answer did not begin in time
     * @throws IOException if there was no answer
     * @throws InterruptedException if the run is being stopped
     */
    Response send(Request request) throws IOException, InterruptedException;

    /** Gives connections back; nothing is sent afterwards. */
    @Override
    default void close() {}
}
