package dev.pintail.error;

import static java.util.Objects.requireNonNull;

/**
 * Reading from the API failed.
 *
 * <p>Corresponds to the reference's {@code AirbyteTracedException}: besides the code it carries the failure type that the
 * manifest's error handling decided, and an internal message with the details of the exchange.
 */
public final class SourceException extends PintailException {
    private static final long serialVersionUID = 1;

    private final FailureType failureType;
    private final String internalMessage;

    public SourceException(ErrorCode code, String message, String hint) {
        this(code, code.failureType(), message, message, hint, null);
    }

    public SourceException(
            ErrorCode code,
            FailureType failureType,
            String message,
            String internalMessage,
            String hint,
            Throwable cause) {
        super(code, message, hint, cause);
        this.failureType = requireNonNull(failureType, "failureType is null");
        this.internalMessage = requireNonNull(internalMessage, "internalMessage is null");
    }

    @Override
    public FailureType failureType() {
        return failureType;
    }

    /** The long form for logs: request, status and the API's own words, secrets masked. */
    public String internalMessage() {
        return internalMessage;
    }
}
