package dev.pintail.conformance;

import dev.pintail.source.session.Clock;
import java.lang.StackWalker.StackFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A clock that stands still, except that a deliberate wait returns at once and moves it by the time waited. */
final class FrozenClock implements Clock {
    private final List<Double> waits = new ArrayList<>();
    private Instant now;

    FrozenClock(Instant now) {
        this.now = now;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (duration.isPositive()) {
            if (!callerPolls()) {
                waits.add(duration.toNanos() / 1e9);
            }
            now = now.plus(duration);
        }
    }

    /** Seconds of every wait, pauses between polls of a job left out. */
    synchronized List<Double> waits() {
        return List.copyOf(waits);
    }

    private static boolean callerPolls() {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackFrame::getClassName)
                        .filter(name -> !name.equals(FrozenClock.class.getName()))
                        .findFirst())
                .filter(name -> name.startsWith("dev.pintail.source.async."))
                .isPresent();
    }
}
