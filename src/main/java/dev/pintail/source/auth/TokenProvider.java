package dev.pintail.source.auth;

import java.util.function.Consumer;

/** Has a token ready, or gets one. Thread-safe. */
@FunctionalInterface
public interface TokenProvider {
    /** @throws dev.pintail.error.SourceException if there is none to be had */
    String token() throws InterruptedException;

    /** The same, telling every token it gives, to keep it out of texts. */
    default TokenProvider telling(Consumer<String> listener) {
        return () -> {
            String token = token();
            listener.accept(token);
            return token;
        };
    }
}
