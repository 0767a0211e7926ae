package dev.pintail.error;

import static java.util.Objects.requireNonNull;

/**
 * A failure with a stable code and, where one is known, the way out.
 *
 * <p>The message says what, where and why in one line; the hint says what to do, or is empty. Neither contains secrets.
 * Subclasses name the room it comes from.
 */
public abstract sealed class PintailException extends RuntimeException
        permits ConfigException, ManifestException, SourceException, WarehouseException, RunException {
    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final String hint;

    protected PintailException(ErrorCode code, String message, String hint, Throwable cause) {
        super(requireNonNull(message, "message is null"), cause);
        this.code = requireNonNull(code, "code is null");
        this.hint = requireNonNull(hint, "hint is null");
    }

    /** The stable code. */
    public final ErrorCode code() {
        return code;
    }

    /** What the user should do; empty when there is nothing to say. */
    public final String hint() {
        return hint;
    }

    /** Who has to act; the code's own answer unless the API's error handling said otherwise. */
    public FailureType failureType() {
        return code.failureType();
    }
}
