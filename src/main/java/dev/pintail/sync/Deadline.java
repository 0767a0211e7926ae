package dev.pintail.sync;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.read.StopSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The moment by which a run must have answered.
 *
 * @param at empty: it may take as long as it likes
 * @param early says that the run is to end before that moment, for example because somebody pressed Ctrl-C
 */
public record Deadline(Optional<Instant> at, StopSignal early) {
    /** No deadline. */
    public static final Deadline NONE = new Deadline(Optional.empty(), StopSignal.NEVER);

    public Deadline {
        requireNonNull(at, "at is null");
        requireNonNull(early, "early is null");
    }

    /** The deadline at this moment. */
    public static Deadline at(Instant moment) {
        return new Deadline(Optional.of(moment), StopSignal.NEVER);
    }

    /** No moment, but an end as soon as the signal comes. */
    public static Deadline whenever(StopSignal early) {
        return new Deadline(Optional.empty(), early);
    }

    /** The earlier one of this deadline and the one that a longest duration sets. */
    public Deadline within(Duration longest, Instant start) {
        Instant other = start.plus(longest);
        return at.isPresent() && at.get().isBefore(other) ? this : new Deadline(Optional.of(other), early);
    }
}
