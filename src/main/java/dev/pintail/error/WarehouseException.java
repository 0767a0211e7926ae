package dev.pintail.error;

/** The database could not do what was asked; whatever was uncommitted is gone, whatever was committed is there. */
public non-sealed class WarehouseException extends PintailException {
    private static final long serialVersionUID = 1;

    public WarehouseException(ErrorCode code, String message, String hint) {
        this(code, message, hint, null);
    }

    public WarehouseException(ErrorCode code, String message, String hint, Throwable cause) {
        super(code, message, hint, cause);
    }
}
