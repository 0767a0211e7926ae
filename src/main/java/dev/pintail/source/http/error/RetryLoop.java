package dev.pintail.source.http.error;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.session.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Sends a request until it succeeds, in three nested series: inside, the retries that a strategy spaces; around them those of
 * rate limits; around these all others. Each series begins anew when the one around it goes on, so more requests may be sent
 * than {@code maxRetries} says (cdk-semantics 4.9 and correction 34). Immutable and thread-safe.
 */
public record RetryLoop(long maxRetries, Duration maxTime, Clock clock) {
    /** A strategy's wait is followed by a second that makes up for fractions. */
    private static final double EXTRA_SECOND = 1;

    public RetryLoop {
        requireNonNull(maxTime, "maxTime is null");
        requireNonNull(clock, "clock is null");
    }

    /**
     * The result of the first attempt that gives one.
     *
     * @throws Retry the last one, when tries or time are used up
     */
    public <T> T run(Attempt<T> attempt) throws Retry, InterruptedException {
        return series(
                Retry.Kind.OTHER, () -> series(Retry.Kind.RATE_LIMIT, () -> series(Retry.Kind.STRATEGY, attempt)));
    }

    private <T> T series(Retry.Kind kind, Attempt<T> attempt) throws Retry, InterruptedException {
        Instant start = clock.instant();
        double exponential = 1;
        for (long tries = 1; ; tries++) {
            double elapsed = seconds(Duration.between(start, clock.instant()));
            try {
                return attempt.make();
            } catch (Retry retry) {
                boolean limited = kind != Retry.Kind.RATE_LIMIT;
                if (retry.kind() != kind
                        || tries > Math.max(0, maxRetries)
                        || (limited && elapsed >= seconds(maxTime))) {
                    throw retry;
                }
                double wait = limited ? Math.min(exponential, seconds(maxTime) - elapsed) : exponential;
                sleep(kind == Retry.Kind.STRATEGY ? retry.seconds() + EXTRA_SECOND : wait);
                exponential *= 2;
            }
        }
    }

    private void sleep(double seconds) throws InterruptedException {
        if (seconds > 0) {
            clock.sleep(Duration.ofNanos(Math.round(seconds * 1e9)));
        }
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    /** One sending of the request. */
    @FunctionalInterface
    public interface Attempt<T> {
        /** @throws Retry if it is worth another attempt */
        T make() throws Retry, InterruptedException;
    }
}
