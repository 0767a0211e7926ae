package dev.pintail.source.http.error;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.FailureType;
import dev.pintail.error.SourceException;
import java.util.OptionalDouble;

/** The longest wait that a manifest accepts; the bound itself is too long, and a bound of 0 refuses every wait. */
record WaitLimit(OptionalDouble seconds) {
    /** @throws SourceException if the wait is too long: the sync may succeed later */
    double check(double wait) {
        if (seconds.isPresent() && wait >= seconds.getAsDouble()) {
            throw new SourceException(
                    ErrorCode.SOURCE_RATE_LIMITED,
                    FailureType.TRANSIENT_ERROR,
                    "The rate limit wait time is longer than the connector is allowed to wait.",
                    "Rate limit wait time %ss is greater than or equal to the maximum of %ss this stream is allowed to wait."
                            .formatted(wait, seconds.getAsDouble()),
                    "Run the sync again later.",
                    null);
        }
        return wait;
    }
}
