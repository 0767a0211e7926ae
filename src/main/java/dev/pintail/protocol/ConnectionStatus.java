package dev.pintail.protocol;

import static java.util.Objects.requireNonNull;

/** The answer to {@code check}. */
public record ConnectionStatus(Status status, String message) {
    public ConnectionStatus {
        requireNonNull(status, "status is null");
    }

    /** Whether the configuration works. */
    public enum Status {
        SUCCEEDED,
        FAILED
    }
}
