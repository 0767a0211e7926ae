package dev.pintail.source.auth;

import java.time.OffsetDateTime;
import java.util.Optional;

/** Where the tokens are kept. Thread-safe. */
interface OAuthTokens {
    /** The access token there is, whether it is still valid or not. */
    Optional<String> accessToken();

    /** Until when it is valid. */
    OffsetDateTime expiry();

    /** Takes over new tokens. */
    void store(OAuthAnswer answer);

    /** Whether there is a usable access token. */
    default boolean isValid(OffsetDateTime now) {
        return accessToken().isPresent() && !now.isAfter(expiry());
    }
}
