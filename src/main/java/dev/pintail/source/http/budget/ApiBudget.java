package dev.pintail.source.http.budget;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.http.Request;
import dev.pintail.source.http.Response;
import dev.pintail.source.session.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The calls that the source as a whole may make; one object for all its streams.
 *
 * <p>The first policy that matches a request decides; without one the request is free. Thread-safe.
 */
public final class ApiBudget {
    private final List<CallRatePolicy> policies;
    private final RateLimitHeaders headers;
    private final Clock clock;

    public ApiBudget(List<CallRatePolicy> policies, RateLimitHeaders headers, Clock clock) {
        this.policies = List.copyOf(policies);
        this.headers = requireNonNull(headers, "headers is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** A budget without limits. */
    public static ApiBudget unlimited(Clock clock) {
        return new ApiBudget(List.of(), RateLimitHeaders.DEFAULT, clock);
    }

    /** Waits until the request may be sent, and counts it. */
    public void acquire(Request request) throws InterruptedException {
        Optional<CallRatePolicy> policy = policy(request);
        if (policy.isEmpty()) {
            return;
        }
        Duration wait = policy.get().tryAcquire(request, clock.instant());
        while (!wait.isZero()) {
            clock.sleep(wait);
            wait = policy.get().tryAcquire(request, clock.instant());
        }
    }

    /** Learns from an answer how many calls are left and when there are new ones. */
    public void update(Request request, Response response) {
        policy(request)
                .ifPresent(
                        policy -> policy.update(headers.remaining(response), headers.reset(response), clock.instant()));
    }

    private Optional<CallRatePolicy> policy(Request request) {
        return policies.stream().filter(policy -> policy.matches(request)).findFirst();
    }

    /**
     * Where an answer tells the state of the budget. Values that are no whole numbers are ignored; the reference fails.
     *
     * @param resetHeader holds a time in seconds since 1970
     * @param exhaustedStatuses mean that no call is left, whatever the headers lack
     */
    public record RateLimitHeaders(String resetHeader, String remainingHeader, Set<Integer> exhaustedStatuses) {
        public static final RateLimitHeaders DEFAULT =
                new RateLimitHeaders("ratelimit-reset", "ratelimit-remaining", Set.of(429));

        public RateLimitHeaders {
            requireNonNull(resetHeader, "resetHeader is null");
            requireNonNull(remainingHeader, "remainingHeader is null");
            exhaustedStatuses = Set.copyOf(exhaustedStatuses);
        }

        Optional<Long> remaining(Response response) {
            Optional<Long> told = number(response, remainingHeader);
            return told.isEmpty() && exhaustedStatuses.contains(response.status()) ? Optional.of(0L) : told;
        }

        Optional<Instant> reset(Response response) {
            return number(response, resetHeader).map(Instant::ofEpochSecond);
        }

        private static Optional<Long> number(Response response, String header) {
            return response.header(header)
                    .map(String::strip)
                    .filter(value -> value.matches("-?[0-9]{1,12}"))
                    .map(Long::valueOf);
        }
    }
}
