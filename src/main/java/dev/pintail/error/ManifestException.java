package dev.pintail.error;

/** The manifest cannot be run: it is not YAML, not valid, or needs what this program does not have. */
public non-sealed class ManifestException extends PintailException {
    private static final long serialVersionUID = 1;

    public ManifestException(ErrorCode code, String message, String hint) {
        this(code, message, hint, null);
    }

    public ManifestException(ErrorCode code, String message, String hint, Throwable cause) {
        super(code, message, hint, cause);
    }
}
