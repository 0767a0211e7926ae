package dev.pintail.source.auth;

import static java.util.Objects.requireNonNull;

import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * What a token request brought.
 *
 * @param refreshToken a new one, if the server rotates them
 */
record OAuthAnswer(String accessToken, OffsetDateTime expiry, Optional<String> refreshToken) {
    OAuthAnswer {
        requireNonNull(accessToken, "accessToken is null");
        requireNonNull(expiry, "expiry is null");
        requireNonNull(refreshToken, "refreshToken is null");
    }
}
