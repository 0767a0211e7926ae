package dev.pintail.source.session;

import java.time.Duration;
import java.time.InstantSource;

/**
 * The only source of time and the only way to wait, so that tests neither sleep nor depend on the date.
 *
 * <p>Implementations are thread-safe.
 */
public interface Clock extends InstantSource {
    /**
     * Waits on purpose: a retry's back-off, a rate limit, the pause between two polls of a job.
     *
     * @throws InterruptedException if the run is being stopped
     */
    void sleep(Duration duration) throws InterruptedException;
}
