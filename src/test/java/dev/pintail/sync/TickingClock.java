package dev.pintail.sync;

import dev.pintail.source.session.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that goes on only when somebody says so, or waits. */
final class TickingClock implements Clock {
    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

    private final AtomicLong millis = new AtomicLong();

    void advance(Duration duration) {
        millis.addAndGet(duration.toMillis());
    }

    @Override
    public Instant instant() {
        return START.plusMillis(millis.get());
    }

    @Override
    public void sleep(Duration duration) {
        advance(duration);
    }
}
