package dev.pintail.source.auth;

import java.time.OffsetDateTime;
import java.util.Optional;

/** Tokens that live as long as the authenticator. Thread-safe. */
final class MemoryTokens implements OAuthTokens {
    private volatile Held held;

    /**
     * @param accessToken the configuration's, if it has one
     * @param expiry its end
     */
    MemoryTokens(Optional<String> accessToken, OffsetDateTime expiry) {
        this.held = new Held(accessToken, expiry);
    }

    @Override
    public Optional<String> accessToken() {
        return held.accessToken;
    }

    @Override
    public OffsetDateTime expiry() {
        return held.expiry;
    }

    @Override
    public void store(OAuthAnswer answer) {
        held = new Held(Optional.of(answer.accessToken()), answer.expiry());
    }

    private record Held(Optional<String> accessToken, OffsetDateTime expiry) {}
}
