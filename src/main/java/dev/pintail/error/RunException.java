package dev.pintail.error;

/** The run itself could not go on: another run holds the lease, or this program has a fault. */
public non-sealed class RunException extends PintailException {
    private static final long serialVersionUID = 1;

    public RunException(ErrorCode code, String message, String hint) {
        this(code, message, hint, null);
    }

    public RunException(ErrorCode code, String message, String hint, Throwable cause) {
        super(code, message, hint, cause);
    }
}
