package dev.pintail.source.http.budget;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import dev.pintail.source.http.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * So many calls in each of the windows that follow one another. Thread-safe.
 *
 * <p>Nobody knows when the first window ends until an answer tells: until then it lasts ten days, as in the reference.
 */
public final class FixedWindowPolicy implements CallRatePolicy {
    private static final Duration FIRST_WINDOW = Duration.ofDays(10);
    /** The window ends behind its last instant. */
    private static final Duration TICK = Duration.ofMillis(1);

    private final List<RequestMatcher> matchers;
    private final Duration period;
    private final long limit;
    private Instant nextReset;
    private long calls;

    public FixedWindowPolicy(List<RequestMatcher> matchers, Duration period, long limit, Instant now) {
        this.matchers = List.copyOf(matchers);
        this.period = requireNonNull(period, "period is null");
        this.limit = limit;
        this.nextReset = now.plus(FIRST_WINDOW);
    }

    @Override
    public List<RequestMatcher> matchers() {
        return matchers;
    }

    @Override
    public synchronized Duration tryAcquire(Request request, Instant now) {
        int weight = weight(request);
        if (weight > limit) {
            throw new SourceException(
                    ErrorCode.SOURCE_FAILED,
                    "A request weighs %d calls, more than the limit of %d".formatted(weight, limit),
                    "Correct the weight or the call_limit in the manifest's api_budget.");
        }
        openWindow(now);
        if (calls + weight > limit) {
            return Duration.between(now, nextReset).plus(TICK);
        }
        calls += weight;
        return Duration.ZERO;
    }

    @Override
    public synchronized void update(Optional<Long> remaining, Optional<Instant> reset, Instant now) {
        openWindow(now);
        // A larger number is ignored: the manifest's limit may be lower than the API's on purpose.
        remaining.filter(left -> limit - calls > left).ifPresent(left -> calls = limit - left);
        reset.ifPresent(instant -> nextReset = instant);
    }

    private void openWindow(Instant now) {
        if (now.isAfter(nextReset)) {
            nextReset = nextReset.plus(period);
            calls = 0;
        }
    }
}
