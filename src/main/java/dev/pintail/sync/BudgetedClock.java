package dev.pintail.sync;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.session.Clock;
import dev.pintail.source.session.CutShort;
import java.time.Duration;
import java.time.Instant;

/** The clock of a run: counts what is waited, and refuses to wait longer than the run may last. */
record BudgetedClock(Clock clock, TimeBudget budget, TrafficMeter meter) implements Clock {
    BudgetedClock {
        requireNonNull(clock, "clock is null");
        requireNonNull(budget, "budget is null");
        requireNonNull(meter, "meter is null");
    }

    @Override
    public Instant instant() {
        return clock.instant();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (budget.limited() && clock.instant().plus(duration).isAfter(budget.stop())) {
            budget.cutShort();
            throw new CutShort("a wait of %s is longer than the time that is left".formatted(duration));
        }
        meter.waited(duration);
        clock.sleep(duration);
    }
}
