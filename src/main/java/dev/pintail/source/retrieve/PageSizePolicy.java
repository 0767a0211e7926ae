package dev.pintail.source.retrieve;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How the page size shrinks when the API finds a page too large.
 *
 * @param factor the page size is divided by it; above 1
 * @param minimum records
 * @param maxAttempts reductions in a row without a page that came through
 * @param backoff the wait before the first smaller request; the second waits twice as long, and so on
 * @param retriesAtMinimum how often the smallest page is tried again
 * @param restoreAfterPage whether the next page is asked for with the configured size again
 * @param failureMessage added to the error when nothing helped; may be empty
 */
public record PageSizePolicy(
        double factor,
        long minimum,
        long maxAttempts,
        Duration backoff,
        long retriesAtMinimum,
        boolean restoreAfterPage,
        String failureMessage) {
    public PageSizePolicy {
        requireNonNull(backoff, "backoff is null");
        requireNonNull(failureMessage, "failureMessage is null");
        failureMessage = failureMessage.strip();
    }
}
