package dev.pintail.source.http.transport;

import dev.pintail.source.http.Request;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.Transport;
import dev.pintail.source.http.url.UrlParts;
import java.io.IOException;
import java.util.Optional;

/**
 * Sends requests over connections of its own, through the proxies and with the certificates of the environment.
 *
 * <p>Thread-safe, and made for virtual threads: it blocks the calling thread. An interrupt of a virtual thread ends an exchange
 * at once.
 */
public final class SocketTransport implements Transport, AutoCloseable {
    private final Connector connector;
    private final ConnectionPool pool = new ConnectionPool(System::nanoTime);

    public SocketTransport(Connector connector) {
        this.connector = connector;
    }

    @Override
    public Response send(Request request) throws IOException, InterruptedException {
        Endpoint endpoint = Endpoint.of(UrlParts.split(request.url()));
        try {
            Optional<HttpConnection> used = pool.take(endpoint);
            if (used.isPresent()) {
                try {
                    return exchange(used.get(), endpoint, request);
                } catch (StaleConnectionException e) {
                    // The server closed it while it waited; nothing of the request was answered.
                    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
                        throw e;
                    }
                }
            }
            return exchange(connector.connect(endpoint, request.timeouts()), endpoint, request);
        } catch (IOException e) {
            throw interruptedOr(e);
        }
    }

    private Response exchange(HttpConnection connection, Endpoint endpoint, Request request) throws IOException {
        try {
            return connection.exchange(request, again -> pool.give(endpoint, again));
        } catch (IOException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** An interrupted virtual thread sees its socket closed. */
    private static IOException interruptedOr(IOException e) throws InterruptedException {
        if (Thread.interrupted()) {
            InterruptedException interrupted = new InterruptedException("interrupted while waiting for an answer");
            interrupted.initCause(e);
            throw interrupted;
        }
        return e;
    }

    @Override
    public void close() {
        pool.close();
    }
}
