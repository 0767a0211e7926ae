package dev.pintail.sync;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * When a state that has come is worth a transaction.
 *
 * <p>Committing at every state would be slow, committing at the end would lose much when the process dies: measured, two of
 * DuckDB's row groups (of 122,880 rows) and a little more load at full speed, while just over one group takes half as long again,
 * since the small rest is written twice; and half a minute is what nobody minds to read again.
 *
 * @param rows commit once so many rows wait
 * @param age commit once the oldest waiting row is so old
 */
public record CheckpointPolicy(long rows, Duration age) {
    public static final CheckpointPolicy DEFAULT = new CheckpointPolicy(250_000, Duration.ofSeconds(30));

    public CheckpointPolicy {
        requireNonNull(age, "age is null");
    }

    boolean due(long waitingRows, Duration waited) {
        return waitingRows >= rows || waited.compareTo(age) >= 0;
    }
}
