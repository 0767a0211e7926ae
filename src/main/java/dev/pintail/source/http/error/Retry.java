package dev.pintail.source.http.error;

import static java.util.Objects.requireNonNull;

/** An attempt failed and may be repeated; carries why, for the time when it may no longer be. */
public final class Retry extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Resolution resolution;
    private final transient Outcome outcome;
    private final Kind kind;
    private final double seconds;

    private Retry(Resolution resolution, Outcome outcome, Kind kind, double seconds, Throwable cause) {
        super(resolution.message(), cause, false, false);
        this.resolution = requireNonNull(resolution, "resolution is null");
        this.outcome = requireNonNull(outcome, "outcome is null");
        this.kind = requireNonNull(kind, "kind is null");
        this.seconds = seconds;
    }

    /** After a wait that a strategy has chosen. */
    public static Retry after(double seconds, Resolution resolution, Outcome outcome, Throwable cause) {
        return new Retry(resolution, outcome, Kind.STRATEGY, seconds, cause);
    }

    /** After the next wait of the usual series, that of rate limits or that of all other reasons. */
    public static Retry usual(boolean rateLimit, Resolution resolution, Outcome outcome, Throwable cause) {
        return new Retry(resolution, outcome, rateLimit ? Kind.RATE_LIMIT : Kind.OTHER, 0, cause);
    }

    public Resolution resolution() {
        return resolution;
    }

    public Outcome outcome() {
        return outcome;
    }

    Kind kind() {
        return kind;
    }

    double seconds() {
        return seconds;
    }

    /** Which series of retries it belongs to. */
    enum Kind {
        STRATEGY,
        RATE_LIMIT,
        OTHER
    }
}
