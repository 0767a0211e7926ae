package dev.pintail.source.http.error;

import java.util.OptionalDouble;

/** Says how long to wait before a request is sent again. Thread-safe. */
@FunctionalInterface
public interface BackoffStrategy {
    /**
     * Seconds, to which the caller adds one; empty or zero: ask another strategy.
     *
     * @param attempt how often the request has been sent, from 1
     * @throws dev.pintail.error.SourceException if the wait is longer than the manifest allows
     */
    OptionalDouble seconds(Outcome outcome, int attempt);
}
