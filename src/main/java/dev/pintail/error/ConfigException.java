package dev.pintail.error;

/** What the user wrote is wrong: an event, a command line, a connections file, a connector's configuration, a secret reference. */
public non-sealed class ConfigException extends PintailException {
    private static final long serialVersionUID = 1;

    public ConfigException(ErrorCode code, String message, String hint) {
        this(code, message, hint, null);
    }

    public ConfigException(ErrorCode code, String message, String hint, Throwable cause) {
        super(code, message, hint, cause);
    }
}
