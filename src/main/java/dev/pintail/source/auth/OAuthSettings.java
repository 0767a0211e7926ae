package dev.pintail.source.auth;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a token request needs, templates evaluated. Immutable.
 *
 * @param endpoint where tokens are to be had; empty: the access token of the configuration is used as it is
 * @param client names and values of client id and secret
 * @param refreshToken present as far as the grant has one
 * @param answer how the answer is to be read
 * @param extraFields further fields; they never replace the standard ones
 * @param headers values keep the type that their template gave, since other types than text are refused
 * @param inQuery whether the fields go into the URL instead of the body
 * @param assertion present: it is all that is sent beside the grant type
 * @param rejection which answer means that the refresh token is no longer good
 */
record OAuthSettings(
        Optional<String> endpoint,
        Client client,
        Grant grant,
        Optional<RefreshToken> refreshToken,
        List<String> scopes,
        Map<String, Object> extraFields,
        Map<String, Object> headers,
        boolean inQuery,
        Optional<TokenProvider> assertion,
        AnswerFields answer,
        Rejection rejection) {
    OAuthSettings {
        requireNonNull(endpoint, "endpoint is null");
        scopes = List.copyOf(scopes);
    }

    OAuthSettings withRefreshToken(RefreshToken token) {
        return new OAuthSettings(
                endpoint,
                client,
                grant,
                Optional.of(token),
                scopes,
                extraFields,
                headers,
                inQuery,
                assertion,
                answer,
                rejection);
    }

    /** The client's fields; values as their templates give them. */
    record Client(String idName, Object id, String secretName, Object secret) {}

    /** The grant's field. */
    record Grant(String name, Object type) {}

    /** The refresh token's field. */
    record RefreshToken(String name, String value) {}

    /**
     * The fields of the answer, which may be nested.
     *
     * @param expiresInIsDate whether the lifetime is a date instead of seconds
     */
    record AnswerFields(
            String accessTokenName, String expiresInName, String refreshTokenName, boolean expiresInIsDate) {}

    /** An answer with one of the statuses whose body has one of the values under the key. */
    record Rejection(Set<Long> statuses, String key, Set<String> values) {
        static final Rejection USUAL =
                new Rejection(Set.of(400L), "error", Set.of("invalid_grant", "invalid_permissions"));

        Rejection {
            statuses = Set.copyOf(statuses);
            values = Set.copyOf(values);
        }

        boolean isDefined() {
            return !statuses.isEmpty() || !key.isEmpty() || !values.isEmpty();
        }
    }
}
