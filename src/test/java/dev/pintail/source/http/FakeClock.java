package dev.pintail.source.http;

import dev.pintail.source.session.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Stands still, except that a wait moves it forward at once. */
public final class FakeClock implements Clock {
    private Instant now = Instant.parse("2026-03-04T05:06:07Z");
    private final List<Double> waits = new ArrayList<>();

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration duration) {
        waits.add(duration.toNanos() / 1e9);
        now = now.plus(duration);
    }

    public synchronized void advance(Duration duration) {
        now = now.plus(duration);
    }

    /** The seconds of every wait. */
    public synchronized List<Double> waits() {
        return List.copyOf(waits);
    }
}
