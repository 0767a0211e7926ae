package dev.pintail.source.auth;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import dev.pintail.source.http.OptionPlace;
import dev.pintail.source.http.RefreshableAuthenticator;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.RequestOptions;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * OAuth 2.0: gets an access token, keeps it while it is valid, and sends it as bearer token. Thread-safe.
 *
 * <p>Only one authenticator of a run refreshes at a time: several may share one refresh token, which may be good for one use.
 */
final class OAuth implements RefreshableAuthenticator {
    private final Supplier<OAuthSettings> settings;
    private final OAuthTokens tokens;
    private final OAuthExchange exchange;
    private final InstantSource clock;
    private final ReentrantLock refreshing;

    /** @param refreshing shared by all authenticators of the run */
    OAuth(
            Supplier<OAuthSettings> settings,
            OAuthTokens tokens,
            OAuthExchange exchange,
            InstantSource clock,
            ReentrantLock refreshing) {
        this.settings = requireNonNull(settings, "settings is null");
        this.tokens = requireNonNull(tokens, "tokens is null");
        this.exchange = requireNonNull(exchange, "exchange is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.refreshing = requireNonNull(refreshing, "refreshing is null");
    }

    @Override
    public RequestOptions options() throws InterruptedException {
        return OptionPlace.header("Authorization").with(bearer());
    }

    @Override
    public Map<String, String> headers(Request request) throws InterruptedException {
        return Map.of("Authorization", bearer());
    }

    @Override
    public void refresh() throws InterruptedException {
        Optional<String> before = tokens.accessToken();
        refreshing.lockInterruptibly();
        try {
            if (tokens.accessToken().equals(before)) {
                exchangeTokens();
            }
        } finally {
            refreshing.unlock();
        }
    }

    private String bearer() throws InterruptedException {
        if (!tokens.isValid(now()) && !isFixed()) {
            refreshing.lockInterruptibly();
            try {
                if (!tokens.isValid(now())) {
                    exchangeTokens();
                }
            } finally {
                refreshing.unlock();
            }
        }
        return "Bearer "
                + tokens.accessToken()
                        .orElseThrow(() -> new SourceException(
                                ErrorCode.SOURCE_AUTH_FAILED, "There is no access token", "Check the configuration."));
    }

    /** Without an endpoint the token of the configuration is used as long as it works. */
    private boolean isFixed() {
        return tokens.accessToken().isPresent() && settings.get().endpoint().isEmpty();
    }

    private void exchangeTokens() throws InterruptedException {
        OAuthSettings current = settings.get();
        OffsetDateTime previousExpiry = tokens.accessToken().isPresent() ? tokens.expiry() : OffsetDateTime.MIN;
        tokens.store(new OAuthAnswerReader(current.answer(), now(), previousExpiry).read(exchange.request(current)));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
