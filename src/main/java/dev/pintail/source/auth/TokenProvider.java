package dev.pintail.source.auth;

/** Has a token ready, or gets one. Thread-safe. */
@FunctionalInterface
public interface TokenProvider {
    /** @throws dev.pintail.error.SourceException if there is none to be had */
    String token() throws InterruptedException;
}
