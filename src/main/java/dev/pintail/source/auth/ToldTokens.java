package dev.pintail.source.auth;

import static java.util.Objects.requireNonNull;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tokens of which somebody is told as soon as they are known, to keep them out of texts. As thread-safe as the tokens.
 *
 * @param listener is told access and refresh tokens
 */
record ToldTokens(OAuthTokens tokens, Consumer<String> listener) implements OAuthTokens {
    ToldTokens {
        requireNonNull(tokens, "tokens is null");
        requireNonNull(listener, "listener is null");
    }

    @Override
    public Optional<String> accessToken() {
        return tokens.accessToken();
    }

    @Override
    public OffsetDateTime expiry() {
        return tokens.expiry();
    }

    @Override
    public void store(OAuthAnswer answer) {
        listener.accept(answer.accessToken());
        answer.refreshToken().ifPresent(listener);
        tokens.store(answer);
    }
}
