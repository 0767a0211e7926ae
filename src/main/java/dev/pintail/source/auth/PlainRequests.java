package dev.pintail.source.auth;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.http.Content;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.Timeouts;
import dev.pintail.source.http.Transport;
import dev.pintail.source.http.budget.ApiBudget;
import dev.pintail.source.http.exchange.HttpSession;
import dev.pintail.source.http.exchange.RequestDraft;
import dev.pintail.source.http.exchange.RequestFailure;
import dev.pintail.source.session.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Requests for credentials: each in a session of its own, outside of the API's budget, without retries. Immutable and
 * thread-safe.
 */
public record PlainRequests(Transport transport, Clock clock, String userAgent) {
    private static final int BODY_LIMIT = 8 << 20;

    public PlainRequests {
        requireNonNull(transport, "transport is null");
        requireNonNull(clock, "clock is null");
        requireNonNull(userAgent, "userAgent is null");
    }

    /**
     * The answer behind all redirects, whatever its status.
     *
     * @throws RequestFailure if there is none
     */
    Response send(
            String method, String url, Map<String, Object> parameters, Map<String, String> headers, Content content)
            throws RequestFailure, InterruptedException {
        RequestDraft draft = new RequestDraft(method, url, parameters, headers, content, Timeouts.DEFAULT);
        return new HttpSession(transport, ApiBudget.unlimited(clock), Optional.empty(), BODY_LIMIT, clock)
                .send(draft.prepare(userAgent))
                .response();
    }

    Instant now() {
        return clock.instant();
    }
}
