package dev.pintail.source.http.budget;

import dev.pintail.source.http.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes requests out of the policies behind it. Immutable. */
public record UnlimitedPolicy(List<RequestMatcher> matchers) implements CallRatePolicy {
    public UnlimitedPolicy {
        matchers = List.copyOf(matchers);
    }

    @Override
    public Duration tryAcquire(Request request, Instant now) {
        return Duration.ZERO;
    }

    @Override
    public void update(Optional<Long> remaining, Optional<Instant> reset, Instant now) {
        // Nothing is counted.
    }
}
