package dev.pintail.sync;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * When a state that has come is worth a transaction.
 *
 * <p>Committing at every state would be slow, committing at the end would lose much when the process dies: measured, batches
 * of 100,000 rows load at full speed (hotpath.md), and half a minute is what nobody minds to read again.
 *
 * @param rows commit once so many rows wait
 * @param age commit once the oldest waiting row is so old
 */
public record CheckpointPolicy(long rows, Duration age) {
    public static final CheckpointPolicy DEFAULT = new CheckpointPolicy(100_000, Duration.ofSeconds(30));

    public CheckpointPolicy {
        requireNonNull(age, "age is null");
    }

    boolean due(long waitingRows, Duration waited) {
        return waitingRows >= rows || waited.compareTo(age) >= 0;
    }
}
