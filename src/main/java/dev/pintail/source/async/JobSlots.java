package dev.pintail.source.async;

/**
 * How many jobs may run at the same time, counted over all streams of a source ({@code max_concurrent_async_job_count}).
 *
 * <p>Thread-safe.
 */
public final class JobSlots {
    private final long limit;
    private long taken;

    /** @param limit anything below 1 counts as 1 */
    public JobSlots(long limit) {
        this.limit = Math.max(1, limit);
    }

    /** Takes a slot if one is free. */
    synchronized boolean tryTake() {
        if (taken >= limit) {
            return false;
        }
        taken++;
        return true;
    }

    /** Gives a slot back. */
    synchronized void free() {
        taken--;
    }
}
