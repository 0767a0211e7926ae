package dev.pintail.source.async;

import dev.pintail.source.http.DecodedResponse;
import java.time.Duration;
import java.time.Instant;

/**
 * One job of the API, or the failed attempt to create one.
 *
 * <p>Belongs to the thread that watches over jobs; whoever downloads its files gets it when it does not change any more.
 */
final class Job {
    private final DecodedResponse creation;
    private final Duration timeout;
    private DecodedResponse completion;
    private JobStatus status;
    private Instant started;
    private Instant ended;
    private Instant retryAfter;

    private Job(DecodedResponse creation, Duration timeout, JobStatus status, Instant started) {
        this.creation = creation;
        this.timeout = timeout;
        this.status = status;
        this.started = started;
    }

    /** @param timeout how long it may run before it is given up */
    static Job created(DecodedResponse creation, Duration timeout, Instant now) {
        return new Job(creation, timeout, JobStatus.RUNNING, now);
    }

    /** A job that the API did not even create. */
    static Job notCreated(Instant now) {
        return new Job(null, null, JobStatus.FAILED, now);
    }

    boolean wasCreated() {
        return creation != null;
    }

    /** The status that was polled last, or that it has timed out meanwhile. */
    JobStatus status(Instant now) {
        Instant end = ended == null ? now : ended;
        return timeout != null && Duration.between(started, end).compareTo(timeout) > 0 ? JobStatus.TIMED_OUT : status;
    }

    /** @param answer the answer that says so */
    void poll(JobStatus newStatus, DecodedResponse answer, Instant now) {
        if (newStatus != JobStatus.RUNNING) {
            ended = ended == null ? now : ended;
        } else if (status != JobStatus.RUNNING) {
            started = now;
            ended = null;
        }
        if (newStatus == JobStatus.COMPLETED) {
            completion = answer;
        }
        status = newStatus;
    }

    /**
     * Whether a failed job may be created anew now; the first time it is asked, the wait begins.
     *
     * @param wait null for none
     */
    boolean mayBeRetried(Duration wait, Instant now) {
        if (wait == null || status(now) != JobStatus.FAILED || !wasCreated()) {
            return true;
        }
        if (retryAfter == null) {
            retryAfter = now.plus(wait);
            return false;
        }
        return !now.isBefore(retryAfter);
    }

    /** The answer to the request that created it. */
    DecodedResponse creation() {
        return creation;
    }

    /** The answer that said it is completed. */
    DecodedResponse completion() {
        return completion;
    }
}
