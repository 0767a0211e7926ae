package dev.pintail.sync;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;

/**
 * What all streams of one run share.
 *
 * @param sourceName the name under which states are kept
 */
record RunTerms(
        String sourceName,
        CheckpointPolicy checkpoints,
        InstantSource clock,
        Progress progress,
        TimeBudget budget,
        HeldLease lease) {
    RunTerms {
        requireNonNull(sourceName, "sourceName is null");
        requireNonNull(checkpoints, "checkpoints is null");
        requireNonNull(clock, "clock is null");
        requireNonNull(progress, "progress is null");
        requireNonNull(budget, "budget is null");
        requireNonNull(lease, "lease is null");
    }
}
