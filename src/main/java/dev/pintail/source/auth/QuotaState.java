package dev.pintail.source.auth;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is left of one quota of one token. Not thread-safe: guarded by the authenticator.
 *
 * <p>An untracked one belongs to a server that has no quotas: its numbers mean nothing and it is never waited for.
 */
final class QuotaState {
    /** How far a reset may lie before the known one and still mean the same window. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    private final boolean tracked;
    private long remaining;
    private Instant reset;
    private long limit;

    private QuotaState(boolean tracked, long remaining, Instant reset, long limit) {
        this.tracked = tracked;
        this.remaining = remaining;
        this.reset = requireNonNull(reset, "reset is null");
        this.limit = limit;
    }

    static QuotaState tracked(long remaining, Instant reset, long limit) {
        return new QuotaState(true, remaining, reset, limit);
    }

    static QuotaState untracked(Instant now) {
        return new QuotaState(false, 0, now, 0);
    }

    boolean isTracked() {
        return tracked;
    }

    boolean isSpent() {
        return tracked && remaining <= 0;
    }

    long remaining() {
        return remaining;
    }

    Instant reset() {
        return reset;
    }

    long limit() {
        return limit;
    }

    void spend() {
        remaining--;
    }

    /**
     * Takes over what an answer said. Answers come out of order, so within one window the number left only falls, and what
     * belongs to a window that is over is ignored, unless the answer was a refusal for lack of calls.
     */
    void learn(Optional<Long> newRemaining, Optional<Instant> newReset, Optional<Long> newLimit, boolean refusal) {
        if (!tracked) {
            return;
        }
        boolean current = newReset.isEmpty() || !newReset.get().isBefore(reset);
        if (newLimit.isPresent() && newLimit.get() > 0 && current) {
            limit = newLimit.get();
        }
        if (newReset.isPresent() && newReset.get().isAfter(reset)) {
            reset = newReset.get();
            remaining = newRemaining.orElse(limit);
            return;
        }
        boolean sameWindow = newReset.isEmpty() || !newReset.get().isBefore(reset.minus(SKEW));
        newRemaining
                .filter(left -> sameWindow || (left <= 0 && refusal))
                .ifPresent(left -> remaining = Math.min(remaining, left));
    }
}
