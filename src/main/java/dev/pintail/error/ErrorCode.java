package dev.pintail.error;

import static dev.pintail.error.FailureType.CONFIG_ERROR;
import static dev.pintail.error.FailureType.SYSTEM_ERROR;
import static dev.pintail.error.FailureType.TRANSIENT_ERROR;

/**
 * The stable name of a kind of failure: scripts, alarms and documents rely on it, so names are never reused or changed.
 *
 * <p>A code says who has to act ({@link #failureType()}) and whether running the same thing again can help
 * ({@link #retryable()}).
 */
public enum ErrorCode {
    /** The event or the command line is wrong. */
    REQUEST_INVALID(CONFIG_ERROR, false),
    /** The connections file or a connector's configuration is wrong. */
    CONFIG_INVALID(CONFIG_ERROR, false),
    /** A file that was named does not exist or cannot be read. */
    FILE_NOT_FOUND(CONFIG_ERROR, false),
    /** No connection has this name. */
    CONNECTION_UNKNOWN(CONFIG_ERROR, false),
    /** The connector has no stream of this name. */
    STREAM_UNKNOWN(CONFIG_ERROR, false),
    /** A secret reference leads nowhere. */
    SECRET_NOT_FOUND(CONFIG_ERROR, false),
    /** The place where a secret is kept does not let this process read or write it. */
    SECRET_DENIED(CONFIG_ERROR, false),
    /** A secret is there but not in the form that its reference needs. */
    SECRET_INVALID(CONFIG_ERROR, false),
    /** The place where a secret is kept does not answer. */
    SECRET_UNAVAILABLE(TRANSIENT_ERROR, true),
    /** A new refresh token cannot be kept where the next run finds it. */
    SECRET_NOT_KEPT(CONFIG_ERROR, false),
    /** The configured catalog or the state that a read was given is not in the protocol's form; the platform's fault. */
    PROTOCOL_INVALID(SYSTEM_ERROR, false),
    /** The manifest is not what the format allows; the connector's fault, not the user's. */
    MANIFEST_INVALID(SYSTEM_ERROR, false),
    /** The manifest is valid but needs something that this program does not have, such as custom Python code. */
    MANIFEST_UNSUPPORTED(SYSTEM_ERROR, false),
    /** The registry has no connector of this name, or not this version of it. */
    CONNECTOR_UNKNOWN(CONFIG_ERROR, false),
    /** The registry, or where else a manifest comes from, cannot be reached or answers nonsense, and nothing is stored here. */
    CATALOG_UNAVAILABLE(TRANSIENT_ERROR, true),
    /** A manifest is not the one that pintail.lock pins. */
    MANIFEST_CHANGED(CONFIG_ERROR, false),
    /** The API refused the credentials (401, 403, a rejected refresh token). */
    SOURCE_AUTH_FAILED(CONFIG_ERROR, false),
    /** The API still limits the rate after all retries. */
    SOURCE_RATE_LIMITED(TRANSIENT_ERROR, true),
    /** The API cannot be reached or answers with server errors after all retries. */
    SOURCE_UNAVAILABLE(TRANSIENT_ERROR, true),
    /** The outbound guard does not allow this address. */
    SOURCE_ADDRESS_REFUSED(CONFIG_ERROR, false),
    /** The API refused the request for another reason. */
    SOURCE_REQUEST_FAILED(SYSTEM_ERROR, false),
    /** The API's answer cannot be understood. */
    SOURCE_RESPONSE_INVALID(SYSTEM_ERROR, true),
    /** A stream failed for a reason that has no code of its own. */
    SOURCE_FAILED(SYSTEM_ERROR, false),
    /** The database cannot be opened or reached. */
    WAREHOUSE_UNAVAILABLE(TRANSIENT_ERROR, true),
    /** Another process has the database file open. */
    WAREHOUSE_LOCKED(TRANSIENT_ERROR, true),
    /** The database may be read but not written. */
    WAREHOUSE_READ_ONLY(CONFIG_ERROR, false),
    /** MotherDuck refused the token. */
    WAREHOUSE_AUTH_FAILED(CONFIG_ERROR, false),
    /** No space is left for the database or its temporary files. */
    WAREHOUSE_FULL(SYSTEM_ERROR, false),
    /** A table cannot take the stream's columns or values. */
    WAREHOUSE_SCHEMA_MISMATCH(CONFIG_ERROR, false),
    /** A statement failed for a reason that has no code of its own. */
    WAREHOUSE_FAILED(SYSTEM_ERROR, false),
    /** Another run of this connection is at work. */
    LEASE_HELD(TRANSIENT_ERROR, true),
    /** A fault of this program. */
    INTERNAL(SYSTEM_ERROR, false);

    private final FailureType failureType;
    private final boolean retryable;

    ErrorCode(FailureType failureType, boolean retryable) {
        this.failureType = failureType;
        this.retryable = retryable;
    }

    /** Who has to act. */
    public FailureType failureType() {
        return failureType;
    }

    /** Whether the same run may succeed later without anybody changing anything. */
    public boolean retryable() {
        return retryable;
    }
}
