package dev.pintail.source.auth;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.FailureType;
import dev.pintail.error.SourceException;
import dev.pintail.json.JsonSyntaxException;
import dev.pintail.source.auth.OAuthSettings.Rejection;
import dev.pintail.source.http.Content;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.exchange.RequestFailure;
import dev.pintail.source.session.Clock;
import dev.pintail.template.python.Str;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Asks the token endpoint for new tokens; goes on trying for five minutes where that may help. Immutable and thread-safe. */
record OAuthExchange(PlainRequests requests, Clock clock, RandomGenerator random) {
    private static final Duration MAX_TIME = Duration.ofMinutes(5);
    private static final String HINT =
            "Check the credentials in the configuration, and authenticate anew if they are right.";

    OAuthExchange {
        requireNonNull(requests, "requests is null");
        requireNonNull(clock, "clock is null");
        requireNonNull(random, "random is null");
    }

    /**
     * The endpoint's good answer.
     *
     * @throws SourceException if there is none: a configuration error if the refresh token was rejected
     */
    Response request(OAuthSettings settings) throws InterruptedException {
        Instant start = clock.instant();
        for (double wait = 1; ; wait *= 2) {
            double elapsed = Duration.between(start, clock.instant()).toNanos() / 1e9;
            SourceException failure;
            try {
                Response response = send(settings);
                if (response.ok()) {
                    return response;
                }
                if (response.status() != 429 && response.status() < 500) {
                    throw refused(settings.rejection(), response);
                }
                failure = unavailable(response);
            } catch (RequestFailure e) {
                failure = unreachable(e);
            }
            if (elapsed >= MAX_TIME.toSeconds()) {
                throw failure;
            }
            double seconds = Math.min(wait * random.nextDouble(), MAX_TIME.toSeconds() - elapsed);
            clock.sleep(Duration.ofNanos(Math.round(seconds * 1e9)));
        }
    }

    private Response send(OAuthSettings settings) throws RequestFailure, InterruptedException {
        Map<String, String> headers = new LinkedHashMap<>();
        settings.headers().forEach((name, value) -> {
            if (!(value instanceof String text)) {
                throw failed("the value of the header %s is no text".formatted(name), null);
            }
            headers.put(name, text);
        });
        String endpoint = settings.endpoint()
                .filter(url -> !url.isEmpty())
                .orElseThrow(() ->
                        failed("OAuthAuthenticator was unable to evaluate token_refresh_endpoint parameter", null));
        Map<String, Object> fields = fields(settings);
        boolean inQuery = settings.inQuery();
        Content content = inQuery && settings.assertion().isEmpty() ? Content.NONE : new Content.Form(fields);
        return requests.send("POST", endpoint, inQuery ? fields : Map.of(), headers, content);
    }

    private static Map<String, Object> fields(OAuthSettings settings) throws InterruptedException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(settings.grant().name(), settings.grant().type());
        if (settings.assertion().isPresent()) {
            fields.put("assertion", settings.assertion().get().token());
            return fields;
        }
        // Servers that want the client in the header refuse it in the body.
        if (!settings.headers().containsKey("Authorization")) {
            if (settings.client().id() == null || Str.of(settings.client().id()).isEmpty()) {
                throw failed("OAuthAuthenticator was unable to evaluate client_id parameter", null);
            }
            fields.put(settings.client().idName(), settings.client().id());
            fields.put(settings.client().secretName(), settings.client().secret());
        }
        settings.refreshToken().ifPresent(token -> fields.put(token.name(), token.value()));
        if (!settings.scopes().isEmpty()) {
            fields.put("scopes", settings.scopes());
        }
        settings.extraFields().forEach(fields::putIfAbsent);
        return fields;
    }

    private static SourceException refused(Rejection rejection, Response response) {
        boolean rejected = rejection.statuses().contains((long) response.status())
                && body(response).get(rejection.key()) instanceof String value
                && rejection.values().contains(value);
        return rejected
                ? new SourceException(
                        ErrorCode.SOURCE_AUTH_FAILED,
                        FailureType.CONFIG_ERROR,
                        "Refresh token was rejected by the OAuth provider (invalid, expired, or already used)."
                                + " Re-authenticate this source's credentials in its connection settings.",
                        "Refresh token rejected by the OAuth token endpoint: HTTP %d".formatted(response.status()),
                        HINT,
                        null)
                : new SourceException(
                        ErrorCode.SOURCE_AUTH_FAILED,
                        FailureType.SYSTEM_ERROR,
                        "The OAuth token endpoint refuses the request: status code %d".formatted(response.status()),
                        "'POST' request to '%s' failed with status code '%d'"
                                .formatted(withoutQuery(response.request().url()), response.status()),
                        HINT,
                        null);
    }

    /** The query may hold the credentials. */
    private static String withoutQuery(String url) {
        int question = url.indexOf('?');
        return question < 0 ? url : url.substring(0, question);
    }

    private static Map<?, ?> body(Response response) {
        try {
            return response.json() instanceof Map<?, ?> object ? object : Map.of();
        } catch (IOException | JsonSyntaxException e) {
            return Map.of();
        }
    }

    private static SourceException unavailable(Response response) {
        String message = "The OAuth token endpoint still answers with status code %d after five minutes"
                .formatted(response.status());
        return new SourceException(
                ErrorCode.SOURCE_UNAVAILABLE,
                FailureType.SYSTEM_ERROR,
                message,
                message,
                "Run the sync again later.",
                null);
    }

    private static SourceException unreachable(RequestFailure e) {
        return new SourceException(
                ErrorCode.SOURCE_UNAVAILABLE,
                FailureType.TRANSIENT_ERROR,
                "OAuth access token refresh request failed due to a network error.",
                "Network error during OAuth token refresh after retries were exhausted: " + e.getMessage(),
                "Run the sync again later.",
                e);
    }

    static SourceException failed(String problem, Exception cause) {
        return new SourceException(
                ErrorCode.SOURCE_FAILED,
                FailureType.SYSTEM_ERROR,
                "OAuth access token refresh request failed.",
                "Unexpected error during OAuth token refresh: " + problem,
                HINT,
                cause);
    }
}
