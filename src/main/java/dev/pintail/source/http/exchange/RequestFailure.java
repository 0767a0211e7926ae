package dev.pintail.source.http.exchange;

import static java.util.Objects.requireNonNull;

import java.io.IOException;

/**
 * There is no answer to a request; the kinds are those that the reference's error handling tells apart.
 *
 * <p>The message says what went wrong below, in the words of the platform.
 */
public final class RequestFailure extends IOException {
    private static final long serialVersionUID = 1;

    private final Kind kind;

    public RequestFailure(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = requireNonNull(kind, "kind is null");
    }

    public Kind kind() {
        return kind;
    }

    /** What kept the answer away. */
    public enum Kind {
        /** The connection could not be opened, or broke before or in the middle of the answer. */
        CONNECTION,
        /** The answer did not come in time. */
        TIMEOUT,
        /** The URL, of the request or of a redirect, is not one of http or https. */
        UNSUPPORTED_SCHEME,
        /** Redirects lead on and on. */
        TOO_MANY_REDIRECTS
    }
}
