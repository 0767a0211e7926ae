package dev.pintail.sync;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ErrorCode;
import dev.pintail.sync.SyncResult.Failure;
import dev.pintail.sync.SyncResult.PlannedStream;
import dev.pintail.sync.SyncResult.Status;
import dev.pintail.sync.SyncResult.StreamResult;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the result of a run together from those of its streams. Thread-safe.
 *
 * @param clock says when the run is over: when its result is asked for
 * @param meter what the run has spent so far
 */
record RunResults(String runId, String connection, Instant started, InstantSource clock, TrafficMeter meter) {
    RunResults {
        requireNonNull(runId, "runId is null");
        requireNonNull(connection, "connection is null");
        requireNonNull(started, "started is null");
        requireNonNull(clock, "clock is null");
        requireNonNull(meter, "meter is null");
    }

    /**
     * The result of a run that got as far as its streams.
     *
     * @param readings of all streams
     * @param loads of those that were not complete already
     * @param failure what went wrong with the run, if a stream does not tell it
     */
    SyncResult of(Map<String, Reading> readings, Map<String, StreamLoad> loads, Optional<Failure> failure) {
        List<StreamResult> streams = new ArrayList<>();
        readings.forEach((stream, reading) -> streams.add(
                loads.containsKey(stream)
                        ? loads.get(stream).result()
                        : new StreamResult(
                                stream,
                                Status.SUCCEEDED,
                                0,
                                0,
                                reading.head().committedState().orElse(null),
                                Optional.empty())));
        boolean told = streams.stream().anyMatch(stream -> stream.failure().isPresent());
        return result(status(streams, failure), streams, told ? Optional.empty() : failure, Optional.empty());
    }

    /** The result of a run that only says what it would do. */
    SyncResult planned(List<PlannedStream> plan) {
        return result(Status.SUCCEEDED, List.of(), Optional.empty(), Optional.of(plan));
    }

    /** The result of a run that did not get as far as its streams. */
    SyncResult withoutStreams(Status status, Optional<Failure> failure) {
        return result(status, List.of(), failure, Optional.empty());
    }

    private static Status status(List<StreamResult> streams, Optional<Failure> failure) {
        boolean loadedNothing = streams.stream().allMatch(stream -> stream.rowsLoaded() == 0);
        if (loadedNothing && failure.map(Failure::code).orElse(null) == ErrorCode.LEASE_HELD) {
            return Status.SKIPPED;
        }
        boolean someSucceeded = streams.stream().anyMatch(stream -> stream.status() == Status.SUCCEEDED);
        boolean someFailed = streams.stream().anyMatch(stream -> stream.status() == Status.FAILED);
        boolean someGoOn = streams.stream().anyMatch(stream -> stream.status() == Status.CONTINUE);
        if (someGoOn && (failure.isEmpty() || someFailed)) {
            return Status.CONTINUE;
        }
        return !someFailed && failure.isEmpty() ? Status.SUCCEEDED : someSucceeded ? Status.PARTIAL : Status.FAILED;
    }

    private SyncResult result(
            Status status, List<StreamResult> streams, Optional<Failure> failure, Optional<List<PlannedStream>> plan) {
        return new SyncResult(
                runId, connection, status, started, clock.instant(), streams, failure, meter.total(), plan);
    }
}
