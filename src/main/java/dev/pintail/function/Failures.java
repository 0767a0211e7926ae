package dev.pintail.function;

import static java.util.stream.Collectors.joining;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.PintailException;
import dev.pintail.error.RunException;
import dev.pintail.sync.SyncResult;
import dev.pintail.sync.SyncResult.Failure;
import dev.pintail.sync.SyncResult.Status;
import dev.pintail.sync.SyncResult.Traffic;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What to tell of a run that failed, or that did not begin. */
final class Failures {
    /** Enough to find the place. */
    private static final int FRAMES = 20;

    private Failures() {}

    /** The failure that stands for all of a failed run. */
    static Failure first(SyncResult result) {
        return result.streams().stream()
                .flatMap(stream -> stream.failure().stream())
                .findFirst()
                .or(result::failure)
                .orElseGet(() -> new Failure(ErrorCode.INTERNAL, "The run failed without a reason.", "", null));
    }

    /** The result of a request that could not be read. */
    static SyncResult notBegun(Failure failure, String connection, Instant now) {
        return notBegun(Optional.empty(), failure, connection, now);
    }

    /**
     * The result of a run that could not begin.
     *
     * @param runId empty if it did not come so far as to have one
     * @param connection null if the request names none
     */
    static SyncResult notBegun(Optional<String> runId, Failure failure, String connection, Instant now) {
        Failure told = new Failure(failure.code(), Shortened.of(failure.message()), failure.hint(), failure.stream());
        return new SyncResult(
                runId.orElseGet(() -> UUID.randomUUID().toString()),
                connection,
                Status.FAILED,
                now,
                now,
                List.of(),
                Optional.of(told),
                Traffic.NONE,
                Optional.empty());
    }

    /** A fault of this program as a failure like any other; what the exception says could hold anything, so it stays out. */
    static PintailException internal(Throwable e) {
        return new RunException(
                ErrorCode.INTERNAL,
                "The function has a fault: %s.".formatted(e.getClass().getName()),
                "Please report it with the function's log.",
                e);
    }

    /** Where an exception comes from, without what it says. */
    static String stack(Throwable e) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause)
                .map(cause -> cause.getClass().getName() + " "
                        + Arrays.stream(cause.getStackTrace())
                                .limit(FRAMES)
                                .map(StackTraceElement::toString)
                                .collect(joining(" < ")))
                .collect(joining("; because of "));
    }
}
