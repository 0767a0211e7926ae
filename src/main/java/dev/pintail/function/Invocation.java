package dev.pintail.function;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * What Lambda says about one invocation besides its event.
 *
 * @param requestId Lambda's id of it; a retry of an asynchronous event has the same one
 * @param deadline the moment at which Lambda kills the function
 */
record Invocation(Optional<String> requestId, Optional<Instant> deadline) {
    /** Nobody said anything, as when the function is called by the command. */
    static final Invocation UNKNOWN = new Invocation(Optional.empty(), Optional.empty());

    Invocation {
        requireNonNull(requestId, "requestId is null");
        requireNonNull(deadline, "deadline is null");
    }
}
