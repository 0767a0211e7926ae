package dev.pintail.source.http.error;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.FailureType;
import dev.pintail.manifest.component.ResponseAction;

/**
 * What is to be done about an outcome.
 *
 * @param failureType of the error if it ends the stream
 * @param message for the user; empty when there is nothing to say
 */
public record Resolution(ResponseAction action, FailureType failureType, String message) {
    static final Resolution SUCCESS = new Resolution(ResponseAction.SUCCESS, FailureType.SYSTEM_ERROR, "");

    public Resolution {
        requireNonNull(action, "action is null");
        requireNonNull(failureType, "failureType is null");
        requireNonNull(message, "message is null");
    }
}
