package dev.pintail.source.auth;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import dev.pintail.source.http.DecodedResponse;
import dev.pintail.source.http.RequestOptions;
import dev.pintail.source.http.Requester;
import dev.pintail.template.date.IsoDuration;
import dev.pintail.template.python.Str;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Logs in and takes the token out of the answer. Without a duration every use logs in anew, as in the reference. Thread-safe.
 */
final class SessionTokens implements TokenProvider {
    private final Requester login;
    private final List<String> path;
    private final Optional<IsoDuration> lifetime;
    private final InstantSource clock;
    private final ReentrantLock loggingIn = new ReentrantLock();
    private volatile Session session;

    SessionTokens(Requester login, List<String> path, Optional<IsoDuration> lifetime, InstantSource clock) {
        this.login = requireNonNull(login, "login is null");
        this.path = List.copyOf(path);
        this.lifetime = requireNonNull(lifetime, "lifetime is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public String token() throws InterruptedException {
        if (lifetime.isEmpty()) {
            return logIn();
        }
        Session current = session;
        if (isValid(current)) {
            return current.token;
        }
        loggingIn.lockInterruptibly();
        try {
            if (!isValid(session)) {
                String token = logIn();
                session = new Session(token, lifetime.get().addTo(now()));
            }
            return session.token;
        } finally {
            loggingIn.unlock();
        }
    }

    private boolean isValid(Session candidate) {
        return candidate != null && !candidate.expires.isBefore(now());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private String logIn() throws InterruptedException {
        try (DecodedResponse response = login.send(new Requester.Input(null, null, null, RequestOptions.NONE))) {
            Object value = response.firstBody();
            for (String step : path) {
                value = child(value, step).orElseThrow(() -> missing());
            }
            if (value == null) {
                throw missing();
            }
            return Str.of(value);
        }
    }

    private static Optional<Object> child(Object value, String step) {
        if (value instanceof Map<?, ?> object && object.containsKey(step)) {
            return Optional.ofNullable(object.get(step));
        }
        if (value instanceof List<?> list && step.matches("\\d{1,9}") && Integer.parseInt(step) < list.size()) {
            return Optional.ofNullable(list.get(Integer.parseInt(step)));
        }
        return Optional.empty();
    }

    private SourceException missing() {
        return new SourceException(
                ErrorCode.SOURCE_FAILED,
                "The login answer has no session token at %s".formatted(String.join("/", path)),
                "Check the session_token_path in the manifest and the credentials in the configuration.");
    }

    private record Session(String token, OffsetDateTime expires) {}
}
