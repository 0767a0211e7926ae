package dev.pintail.source.async;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.FailureType;
import dev.pintail.error.PintailException;
import dev.pintail.error.SourceException;
import dev.pintail.protocol.Message;
import dev.pintail.protocol.MessageSink;
import dev.pintail.source.session.Clock;
import dev.pintail.source.slice.StreamSlice;
import dev.pintail.template.TemplateException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Creates a job for each slice, as far as slots allow, watches over the jobs, and gives those that are completed.
 *
 * <p>A job that fails or takes too long is created again, three times at most; then the stream goes on with its other slices and fails at the
 * end. A configuration error ends it at once. Belongs to one thread, which sleeps between two rounds of polling. (The reference
 * polls again at once after a round with an error, and so floods an API whose status is not mapped.)
 */
final class JobWatch {
    private static final Duration BETWEEN_POLLS = Duration.ofSeconds(5);

    private final JobRequests requests;
    private final Iterator<StreamSlice> slices;
    private final JobSlots slots;
    private final Duration retryWait;
    private final Clock clock;
    private final MessageSink messages;
    private final List<String> problems = new ArrayList<>();
    private final Deque<JobPartition> completed = new ArrayDeque<>();
    private List<JobPartition> running = new ArrayList<>();
    private boolean slicesBroken;
    private boolean roundDone;

    /** @param retryWait before a job that the API calls failed is created again; null for none */
    JobWatch(
            JobRequests requests,
            Iterator<StreamSlice> slices,
            JobSlots slots,
            Duration retryWait,
            Clock clock,
            MessageSink messages) {
        this.requests = requests;
        this.slices = slices;
        this.slots = slots;
        this.retryWait = retryWait;
        this.clock = clock;
        this.messages = messages;
    }

    /**
     * The next job that is completed, and its slice; null when all slices were dealt with.
     *
     * @throws SourceException at the end if a slice's job could not be completed or something else went wrong on the way; at once for a
     *     configuration error
     */
    JobPartition next() throws InterruptedException {
        try {
            while (completed.isEmpty()) {
                if (roundDone) {
                    clock.sleep(BETWEEN_POLLS);
                }
                roundDone = true;
                retryJobs();
                startJobs();
                if (running.isEmpty() && !moreSlices()) {
                    failIfAnythingFailed();
                    return null;
                }
                pollJobs();
                sortOut();
            }
            return completed.pop();
        } catch (SourceException e) {
            abortAll();
            throw e;
        }
    }

    private void retryJobs() throws InterruptedException {
        for (JobPartition partition : running) {
            Instant now = clock.instant();
            boolean failed = switch (partition.job().status(now)) {
                case FAILED, TIMED_OUT -> true;
                case RUNNING, COMPLETED, SKIPPED -> false;
            };
            if (failed && partition.job().mayBeRetried(retryWait, now)) {
                partition.retryWith(create(partition.slice()));
            }
        }
    }

    private void startJobs() throws InterruptedException {
        while (moreSlices() && slots.tryTake()) {
            try {
                StreamSlice slice = slices.next();
                running.add(new JobPartition(slice, create(slice)));
            } catch (SourceException | TemplateException e) {
                slots.free();
                throw e;
            }
        }
    }

    /** Slices come from parent streams; when these cannot be read on, the jobs of those before are still of use. */
    private boolean moreSlices() {
        try {
            return !slicesBroken && slices.hasNext();
        } catch (SourceException | TemplateException e) {
            slicesBroken = true;
            note(e);
            return false;
        }
    }

    /** A job that cannot be created counts as one that failed, and so is created again later. */
    private Job create(StreamSlice slice) throws InterruptedException {
        try {
            return requests.create(slice);
        } catch (SourceException | TemplateException e) {
            throwConfigError(e);
            String internal = e instanceof SourceException source ? source.internalMessage() : e.getMessage();
            FailureType type = e instanceof SourceException ? e.failureType() : FailureType.SYSTEM_ERROR;
            messages.accept(new Message.Failure(null, type, e.getMessage(), internal, e, clock.instant()));
            return Job.notCreated(clock.instant());
        }
    }

    private void pollJobs() throws InterruptedException {
        for (JobPartition partition : running) {
            if (partition.job().status(clock.instant()) == JobStatus.RUNNING) {
                try {
                    requests.poll(partition.job(), partition.slice());
                } catch (SourceException | TemplateException e) {
                    throwConfigError(e);
                    note(e);
                }
            }
        }
    }

    private void sortOut() throws InterruptedException {
        List<JobPartition> still = new ArrayList<>();
        for (JobPartition partition : running) {
            switch (partition.job().status(clock.instant())) {
                case RUNNING -> still.add(partition);
                case SKIPPED -> slots.free();
                case COMPLETED -> {
                    slots.free();
                    completed.add(partition);
                }
                case FAILED, TIMED_OUT -> {
                    abortIfTimedOut(partition);
                    if (partition.isLastAttempt()) {
                        slots.free();
                        problems.add("At least one job could not be completed for slice "
                                + partition.slice().values());
                    } else {
                        still.addFirst(partition);
                    }
                }
            }
        }
        running = still;
    }

    private void abortIfTimedOut(JobPartition partition) throws InterruptedException {
        if (partition.job().wasCreated() && partition.job().status(clock.instant()) == JobStatus.TIMED_OUT) {
            abort(partition);
        }
    }

    private void abortAll() throws InterruptedException {
        for (JobPartition partition : running) {
            switch (partition.job().status(clock.instant())) {
                case RUNNING, TIMED_OUT -> abort(partition);
                case FAILED, COMPLETED, SKIPPED -> {}
            }
            slots.free();
        }
        running = List.of();
    }

    /** Aborting is a courtesy: when it fails, the job ends by itself. */
    private void abort(JobPartition partition) throws InterruptedException {
        try {
            requests.abort(partition.job(), partition.slice());
        } catch (SourceException | TemplateException e) {
            messages.accept(new Message.Log(Message.Log.Level.WARN, "A job could not be aborted: " + e.getMessage()));
        }
    }

    private static void throwConfigError(PintailException e) {
        if (e instanceof SourceException source && source.failureType() == FailureType.CONFIG_ERROR) {
            throw source;
        }
    }

    private void note(PintailException e) {
        problems.add(e.getMessage());
    }

    private void failIfAnythingFailed() {
        if (!problems.isEmpty()) {
            throw new SourceException(
                    ErrorCode.SOURCE_FAILED,
                    FailureType.SYSTEM_ERROR,
                    "One or more async jobs failed after exhausting all retry attempts.",
                    String.join("\n", problems),
                    "",
                    null);
        }
    }
}
