package dev.pintail.warehouse;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is committed together with the rows that a loader has been given.
 *
 * @param state the stream state that covers them; empty leaves the state row as it is
 * @param recordCount records of the stream since its previous state, as the state message tells
 * @param alongside statements of the caller's own for the same transaction, such as a lease check that throws; may run more
 *     than once, but is committed once at most
 */
public record Checkpoint(Optional<Map<String, Object>> state, long recordCount, Consumer<Sql> alongside) {
    public Checkpoint {
        requireNonNull(state, "state is null");
        requireNonNull(alongside, "alongside is null");
    }

    /** A checkpoint with a state and nothing else. */
    public static Checkpoint of(Map<String, Object> state, long recordCount) {
        return new Checkpoint(Optional.of(state), recordCount, sql -> {});
    }
}
