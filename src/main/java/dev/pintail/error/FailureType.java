package dev.pintail.error;

import java.util.Locale;

/** Whom the Airbyte protocol holds responsible for a failure ({@code failure_type} of an error trace). */
public enum FailureType {
    /** The program or the API misbehaved; nobody knows whether a retry helps. */
    SYSTEM_ERROR,
    /** The user has to change something: credentials, configuration, manifest. */
    CONFIG_ERROR,
    /** The same sync may succeed later. */
    TRANSIENT_ERROR;

    /** The name the protocol uses, for example {@code config_error}. */
    public String protocolName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
