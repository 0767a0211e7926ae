package dev.pintail.source.http.error;

import java.time.Duration;
import java.util.List;

/** Judges outcomes, and says how long to go on trying. Thread-safe. */
public interface ErrorHandler {
    /** The time that the reference gives every request, waits included. */
    Duration MAX_TIME = Duration.ofMinutes(10);

    Resolution interpret(Outcome outcome);

    /** How often a request is sent again at most; below zero counts as zero. */
    long maxRetries();

    /** They apply to every retry, not only to those that this handler's own filters decide. */
    List<BackoffStrategy> backoffStrategies();
}
