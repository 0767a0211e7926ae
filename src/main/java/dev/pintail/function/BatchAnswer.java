package dev.pintail.function;

import dev.pintail.error.PintailException;
import dev.pintail.function.Event.Batch;
import dev.pintail.function.Event.Call;
import dev.pintail.sync.Deadline;
import dev.pintail.sync.SyncResult.Failure;
import dev.pintail.sync.SyncResult.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Runs the messages of a queue one after the other, and names those that SQS is to deliver again.
 *
 * <p>Done is only what SUCCEEDED. What failed, was skipped because another run was at work, or ran out of time comes again: after
 * the visibility time-out, until the queue's {@code maxReceiveCount} sends it to the dead letters. Of a FIFO queue nothing is
 * taken after the first that is not done.
 */
final class BatchAnswer {
    /** A run that has less time is not begun. */
    private static final Duration WORTHWHILE = Duration.ofSeconds(2);

    private final Runs runs;
    private final Supplier<Instant> now;

    BatchAnswer(Runs runs, Supplier<Instant> now) {
        this.runs = runs;
        this.now = now;
    }

    Map<String, Object> of(Batch batch, Invocation invocation, Deadline deadline) {
        List<Object> failures = new ArrayList<>();
        boolean stopped = false;
        for (Batch.Message message : batch.messages()) {
            stopped = stopped || late(deadline);
            if (stopped || !done(message, invocation, deadline)) {
                failures.add(Map.of("itemIdentifier", message.id()));
                stopped = stopped || batch.ordered();
            }
        }
        return Map.of("batchItemFailures", failures);
    }

    private boolean done(Batch.Message message, Invocation invocation, Deadline deadline) {
        try {
            Call call = EventReader.readText("The message " + message.id(), message.body())
                    .by(Trigger.QUEUE, Optional.of(message.id()));
            return runs.run(call, invocation, deadline).result().status() == Status.SUCCEEDED;
        } catch (PintailException e) {
            runs.refused(Failure.of(e, null), Trigger.QUEUE, invocation);
            return false;
        }
    }

    private boolean late(Deadline deadline) {
        return deadline.at()
                .filter(end -> now.get().plus(WORTHWHILE).isAfter(end))
                .isPresent();
    }
}
