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

    /** For a failure before anything was written: what the user gave does not work, be it a file, an address or a token. */
    static ExitCode refused(ErrorCode code) {
        return switch (code) {
            case INTERNAL -> FAILURE;
            case LEASE_HELD -> TRY_AGAIN;
            default -> USAGE_OR_CONFIGURATION;
        };
    }

    /** For a failure on the way: what was committed before stays. */
    static ExitCode failed(ErrorCode code) {
        return switch (code) {
            case SOURCE_AUTH_FAILED -> SOURCE_AUTHENTICATION;
            case LEASE_HELD -> TRY_AGAIN;
            default -> FAILURE;
        };
    }
}
