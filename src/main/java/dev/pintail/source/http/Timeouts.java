package dev.pintail.source.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How long to wait for the other side.
 *
 * <p>The reference waits for ever unless the manifest says otherwise; a function with a deadline cannot.
 *
 * @param connect for the connection, TLS included
 * @param read for the next bytes of the answer, not for the whole of it
 */
public record Timeouts(Duration connect, Duration read) {
    public static final Timeouts DEFAULT = new Timeouts(Duration.ofMinutes(1), Duration.ofMinutes(5));

    public Timeouts {
        requireNonNull(connect, "connect is null");
        requireNonNull(read, "read is null");
    }
}
