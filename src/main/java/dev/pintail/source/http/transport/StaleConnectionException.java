package dev.pintail.source.http.transport;

import java.io.IOException;

/** The server had closed the connection before it answered; on a connection used before, that is no failure of the request. */
final class StaleConnectionException extends IOException {
    private static final long serialVersionUID = 1;

    StaleConnectionException(Throwable cause) {
        super("the server closed the connection without an answer", cause);
    }
}
