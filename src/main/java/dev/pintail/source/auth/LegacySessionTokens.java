package dev.pintail.source.auth;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.FailureType;
import dev.pintail.error.SourceException;
import dev.pintail.json.JsonSyntaxException;
import dev.pintail.source.http.Content;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.exchange.RequestFailure;
import dev.pintail.template.python.Str;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A session token of the configuration, validated at every use, or one that a login gave; the deprecated form. Thread-safe.
 *
 * <p>A login lasts a day and is shared by all authenticators of the run that log in alike.
 */
final class LegacySessionTokens implements TokenProvider {
    private final Supplier<Settings> settings;
    private final PlainRequests requests;
    private final Logins logins;

    LegacySessionTokens(Supplier<Settings> settings, PlainRequests requests, Logins logins) {
        this.settings = requireNonNull(settings, "settings is null");
        this.requests = requireNonNull(requests, "requests is null");
        this.logins = requireNonNull(logins, "logins is null");
    }

    @Override
    public String token() throws InterruptedException {
        Settings current = settings.get();
        if (!current.sessionToken.isEmpty() && isValid(current)) {
            return current.sessionToken;
        }
        if (current.username.isEmpty() || current.password.isEmpty()) {
            throw failure("Invalid credentials: session token is not valid or provide username and password", null);
        }
        String known = logins.find(current, requests.now());
        return known == null ? logIn(current) : known;
    }

    private boolean isValid(Settings current) throws InterruptedException {
        Response response = send(
                "GET",
                current.validateUrl,
                Map.of(current.header, current.sessionToken),
                Content.NONE,
                "Error while validating session token");
        response.body().close();
        if (response.status() == 401) {
            return false;
        }
        if (!response.ok()) {
            throw failure("Error while validating session token: status code %d".formatted(response.status()), null);
        }
        return true;
    }

    private String logIn(Settings current) throws InterruptedException {
        Map<String, Object> credentials = new LinkedHashMap<>();
        credentials.put("username", current.username);
        credentials.put("password", current.password);
        String failed = "Failed to retrieve new session token";
        Response response = send(
                "POST",
                current.loginUrl,
                Map.of("Content-Type", "application/json"),
                new Content.Json(credentials),
                failed);
        if (!response.ok()) {
            throw failure(failed + ", response code %d".formatted(response.status()), null);
        }
        try {
            if (response.json() instanceof Map<?, ?> body && body.containsKey(current.responseKey)) {
                String token = Str.of(body.get(current.responseKey));
                logins.put(current, token, requests.now());
                return token;
            }
            throw failure(failed + ": the answer has no %s".formatted(current.responseKey), null);
        } catch (IOException | JsonSyntaxException e) {
            throw failure(failed + ": the answer is no JSON", e);
        }
    }

    private Response send(String method, String url, Map<String, String> headers, Content content, String failed)
            throws InterruptedException {
        try {
            return requests.send(method, url, Map.of(), headers, content);
        } catch (RequestFailure e) {
            throw failure(failed + ": " + e.getMessage(), e);
        }
    }

    private static SourceException failure(String message, Exception cause) {
        return new SourceException(
                ErrorCode.SOURCE_AUTH_FAILED,
                FailureType.SYSTEM_ERROR,
                message,
                message,
                "Check the session token, or user name and password, in the configuration.",
                cause);
    }

    /** What the templates of the definition give. */
    record Settings(
            String header,
            String sessionToken,
            String responseKey,
            String username,
            String password,
            String loginUrl,
            String validateUrl) {}

    /** The logins of one run. Thread-safe. */
    static final class Logins {
        private static final Duration LIFETIME = Duration.ofDays(1);

        private final Map<Settings, Login> known = new ConcurrentHashMap<>();

        private String find(Settings settings, Instant now) {
            Login login = known.get(key(settings));
            return login == null || now.isAfter(login.since.plus(LIFETIME)) ? null : login.token;
        }

        private void put(Settings settings, String token, Instant now) {
            known.put(key(settings), new Login(token, now));
        }

        private static Settings key(Settings settings) {
            return new Settings(
                    "", "", settings.responseKey, settings.username, settings.password, settings.loginUrl, "");
        }

        private record Login(String token, Instant since) {}
    }
}
