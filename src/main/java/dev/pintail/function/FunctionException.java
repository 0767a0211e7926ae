package dev.pintail.function;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.RunException;
import dev.pintail.sync.SyncResult;
import dev.pintail.sync.SyncResult.Failure;

/**
 * A failure as Lambda's caller sees it: {@code CODE: what happened. What to do.}
 *
 * <p>Funqy reports every exception under one error type and takes {@link #toString()} of it for the message; so that text begins
 * with the stable code, by which a {@code Catch} of Step Functions or an alarm can tell failures apart.
 */
public final class FunctionException extends RunException {
    private static final long serialVersionUID = 1;

    private FunctionException(Failure failure, String where) {
        super(failure.code(), Shortened.of(where + failure.message()), failure.hint());
    }

    /** A run that failed, or could not begin. */
    static FunctionException of(SyncResult result) {
        Failure failure = Failures.first(result);
        boolean aboutTheRequest =
                failure.code() == ErrorCode.REQUEST_INVALID || failure.code() == ErrorCode.CONNECTION_UNKNOWN;
        if (result.connection() == null || aboutTheRequest) {
            return new FunctionException(failure, "");
        }
        String stream = failure.stream() == null ? "" : ", stream " + failure.stream();
        return new FunctionException(failure, "connection %s%s: ".formatted(result.connection(), stream));
    }

    @Override
    public String toString() {
        return "%s: %s%s".formatted(code(), getMessage(), hint().isEmpty() ? "" : " " + hint());
    }
}
