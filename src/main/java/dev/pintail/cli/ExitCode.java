package dev.pintail.cli;

import dev.pintail.error.ErrorCode;

/**
 * Every exit code of the command, in one place.
 *
 * <p>2 is also what shells and picocli use for wrong usage; 75 is {@code EX_TEMPFAIL} of sysexits.h: try again later.
 */
public enum ExitCode {
    OK(0),
    FAILURE(1),
    USAGE_OR_CONFIGURATION(2),
    SOURCE_AUTHENTICATION(3),
    PARTIAL(4),
    TRY_AGAIN(75);

    private final int value;

    ExitCode(int value) {
        this.value = value;
    }

    public int value() {
        return value;
    }

    /** The exit code for a failure with this code. */
    public static ExitCode of(ErrorCode code) {
        return switch (code) {
            case REQUEST_INVALID,
                    PROTOCOL_INVALID,
                    CONFIG_INVALID,
                    FILE_NOT_FOUND,
                    CONNECTION_UNKNOWN,
                    STREAM_UNKNOWN,
                    SECRET_NOT_FOUND,
                    MANIFEST_INVALID,
                    MANIFEST_UNSUPPORTED,
                    SOURCE_ADDRESS_REFUSED,
                    WAREHOUSE_LOCKED,
                    WAREHOUSE_READ_ONLY,
                    WAREHOUSE_AUTH_FAILED,
                    WAREHOUSE_UNAVAILABLE,
                    WAREHOUSE_SCHEMA_MISMATCH -> USAGE_OR_CONFIGURATION;
            case SOURCE_AUTH_FAILED -> SOURCE_AUTHENTICATION;
            case LEASE_HELD -> TRY_AGAIN;
            case SOURCE_RATE_LIMITED,
                    SOURCE_UNAVAILABLE,
                    SOURCE_REQUEST_FAILED,
                    SOURCE_RESPONSE_INVALID,
                    SOURCE_FAILED,
                    WAREHOUSE_FULL,
                    WAREHOUSE_FAILED,
                    INTERNAL -> FAILURE;
        };
    }
}
