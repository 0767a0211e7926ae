package dev.pintail.source.cursor;

import dev.pintail.source.session.Clock;
import java.time.Duration;
import java.time.Instant;

/** A clock that only moves when somebody waits. */
final class FakeClock implements Clock {
    private Instant now = Instant.parse("2026-03-04T05:06:07Z");

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void sleep(Duration duration) {
        now = now.plus(duration);
    }
}
