package dev.pintail.source.async;

import dev.pintail.source.slice.StreamSlice;

/** A slice and the job that makes its records, which a new one replaces when it fails. Belongs to one thread. */
final class JobPartition {
    /** How often a job is created for a slice. */
    static final int MAX_ATTEMPTS = 3;

    private final StreamSlice slice;
    private Job job;
    private int attempts = 1;

    JobPartition(StreamSlice slice, Job job) {
        this.slice = slice;
        this.job = job;
    }

    StreamSlice slice() {
        return slice;
    }

    Job job() {
        return job;
    }

    boolean isLastAttempt() {
        return attempts >= MAX_ATTEMPTS;
    }

    void retryWith(Job newJob) {
        job = newJob;
        attempts++;
    }
}
