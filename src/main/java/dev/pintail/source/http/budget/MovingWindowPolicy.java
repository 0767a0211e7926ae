package dev.pintail.source.http.budget;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import dev.pintail.source.http.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * So many calls within any period of a given length; several such rates may have to hold at once. Thread-safe.
 *
 * <p>Times count in milliseconds and a window includes both its ends, as in the library that the reference uses.
 */
public final class MovingWindowPolicy implements CallRatePolicy {
    private final List<RequestMatcher> matchers;
    private final List<Rate> rates;
    private final List<Long> calls = new ArrayList<>();

    public MovingWindowPolicy(List<RequestMatcher> matchers, List<Rate> rates) {
        this.matchers = List.copyOf(matchers);
        this.rates = rates.stream().sorted(Comparator.comparing(Rate::interval)).toList();
        if (rates.isEmpty()) {
            throw new IllegalArgumentException("no rates");
        }
    }

    @Override
    public List<RequestMatcher> matchers() {
        return matchers;
    }

    @Override
    public synchronized Duration tryAcquire(Request request, Instant now) {
        int weight = weight(request);
        long lowest = rates.stream().mapToLong(Rate::limit).min().orElseThrow();
        if (weight > lowest) {
            throw new SourceException(
                    ErrorCode.SOURCE_FAILED,
                    "A request weighs %d calls, more than the lowest limit of %d".formatted(weight, lowest),
                    "Correct the weight or the limits in the manifest's api_budget.");
        }
        long time = now.toEpochMilli();
        forget(time);
        for (Rate rate : rates) {
            if (rate.limit() - within(rate, time) < weight) {
                // Enough calls have left the window when the oldest of the latest (limit - weight + 1) has.
                long leaving = calls.get(calls.size() - 1 - Math.toIntExact(rate.limit() - weight));
                return Duration.ofMillis(leaving + rate.interval().toMillis() - time + 1);
            }
        }
        for (int i = 0; i < weight; i++) {
            calls.add(time);
        }
        return Duration.ZERO;
    }

    @Override
    public synchronized void update(Optional<Long> remaining, Optional<Instant> reset, Instant now) {
        if (reset.isPresent() || remaining.isEmpty() || remaining.get() != 0) {
            return;
        }
        long time = now.toEpochMilli();
        long free = rates.stream()
                .mapToLong(rate -> rate.limit() - within(rate, time))
                .min()
                .orElseThrow();
        for (long i = 0; i < free; i++) {
            calls.add(time);
        }
    }

    private long within(Rate rate, long time) {
        long start = time - rate.interval().toMillis();
        return calls.stream().filter(call -> call >= start).count();
    }

    private void forget(long time) {
        long oldest = time - rates.getLast().interval().toMillis();
        calls.removeIf(call -> call < oldest);
    }

    /** A number of calls in a period. */
    public record Rate(long limit, Duration interval) {}
}
