package dev.pintail.secret;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;

/** What can go wrong with a place of secrets. The messages go on a sentence that names the reference, and never tell a value. */
final class SecretErrors {
    private SecretErrors() {}

    static ConfigException denied(String problem, String hint) {
        return new ConfigException(ErrorCode.SECRET_DENIED, problem, hint);
    }

    static ConfigException invalid(String problem, String hint) {
        return new ConfigException(ErrorCode.SECRET_INVALID, problem, hint);
    }

    static ConfigException unavailable(String problem, String hint) {
        return new ConfigException(ErrorCode.SECRET_UNAVAILABLE, problem, hint);
    }

    static ConfigException notKept(String problem, String hint) {
        return new ConfigException(ErrorCode.SECRET_NOT_KEPT, problem, hint);
    }

    /** The same failure, naming the reference. */
    static ConfigException naming(SecretReference reference, ConfigException e) {
        return new ConfigException(
                e.code(), "The secret %s cannot be read: %s".formatted(reference, e.getMessage()), e.hint());
    }
}
