package dev.pintail.sync;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The moment by which a run must have answered.
 *
 * @param at empty: it may take as long as it likes
 */
public record Deadline(Optional<Instant> at) {
    /** No deadline. */
    public static final Deadline NONE = new Deadline(Optional.empty());

    public Deadline {
        requireNonNull(at, "at is null");
    }

    /** The deadline at this moment. */
    public static Deadline at(Instant moment) {
        return new Deadline(Optional.of(moment));
    }

    /** The earlier one of this deadline and the one that a longest duration sets. */
    public Deadline within(Duration longest, Instant start) {
        Instant other = start.plus(longest);
        return at.isPresent() && at.get().isBefore(other) ? this : at(other);
    }
}
