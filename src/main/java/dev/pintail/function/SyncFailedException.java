package dev.pintail.function;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.RunException;
import dev.pintail.sync.SyncResult;
import dev.pintail.sync.SyncResult.Failure;

/**
 * A run that failed, as Lambda's caller sees it.
 *
 * <p>Funqy reports every exception under one error type, so the message begins with the stable code.
 */
public final class SyncFailedException extends RunException {
    private static final long serialVersionUID = 1;

    SyncFailedException(SyncResult result) {
        this(failure(result), result);
    }

    private SyncFailedException(Failure failure, SyncResult result) {
        super(
                failure.code(),
                "%s: connection %s%s: %s"
                        .formatted(
                                failure.code(),
                                result.connection(),
                                failure.stream() == null ? "" : ", stream " + failure.stream(),
                                failure.message()),
                failure.hint());
    }

    private static Failure failure(SyncResult result) {
        return result.streams().stream()
                .flatMap(stream -> stream.failure().stream())
                .findFirst()
                .or(result::failure)
                .orElseGet(() -> new Failure(ErrorCode.INTERNAL, "The run failed without a reason.", "", null));
    }
}
