package dev.pintail.sync;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * When a state that has come is worth a transaction.
 *
 * <p>Committing at every state would be slow, committing at the end would lose much when the process dies. A commit leaves a part
 * of one of DuckDB's row groups (of 122,880 rows), and where two parts have at most two groups between them all that is written again
 * at a checkpoint: measured, 250,000 rows a commit take half as long again as 500,000 and more. Half a minute is what nobody minds to
 * read again.
 *
 * @param rows commit once so many rows wait
 * @param age commit once the oldest waiting row is so old
 */
public record CheckpointPolicy(long rows, Duration age) {
    public static final CheckpointPolicy DEFAULT = new CheckpointPolicy(500_000, Duration.ofSeconds(30));

    public CheckpointPolicy {
        requireNonNull(age, "age is null");
    }

    boolean due(long waitingRows, Duration waited) {
        return waitingRows >= rows || waited.compareTo(age) >= 0;
    }
}
