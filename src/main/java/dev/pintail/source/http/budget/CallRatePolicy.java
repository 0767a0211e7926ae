package dev.pintail.source.http.budget;

import dev.pintail.source.http.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A limit for some of the requests. Thread-safe. */
public sealed interface CallRatePolicy permits FixedWindowPolicy, MovingWindowPolicy, UnlimitedPolicy {
    /** Which requests it is for; none: for all. */
    List<RequestMatcher> matchers();

    /** Counts a request if it may be sent now; else says how long to wait before asking again, zero being "it may". */
    Duration tryAcquire(Request request, Instant now);

    /** Takes over what the API says of its own counters. */
    void update(Optional<Long> remaining, Optional<Instant> reset, Instant now);

    default boolean matches(Request request) {
        return matchers().isEmpty() || matchers().stream().anyMatch(matcher -> matcher.matches(request));
    }

    /** How many calls the request counts for. */
    default int weight(Request request) {
        return matchers().stream()
                .filter(matcher -> matcher.matches(request))
                .findFirst()
                .map(RequestMatcher::weight)
                .orElse(1);
    }
}
