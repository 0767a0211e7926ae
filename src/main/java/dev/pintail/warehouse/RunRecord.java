package dev.pintail.warehouse;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What one run did to one stream: a row of {@code _pintail_runs}.
 *
 * @param runId the same for all streams of a run
 * @param connection the connection's name
 * @param counts what the run took
 * @param stateBefore the stream state it started from; empty for a first or full sync
 * @param stateAfter the stream state it committed last; empty if none
 * @param status {@code succeeded}, {@code failed}, or {@code partial} when the time was over
 * @param errorCode the stable code of the failure, see {@code dev.pintail.error.ErrorCode}
 * @param manifestDigest tells which manifest it was, also when it has no version
 */
public record RunRecord(
        String runId,
        String connection,
        String stream,
        Counts counts,
        Instant startedAt,
        Instant finishedAt,
        Optional<Map<String, Object>> stateBefore,
        Optional<Map<String, Object>> stateAfter,
        String status,
        Optional<String> errorCode,
        String pintailVersion,
        String connector,
        String manifestDigest) {

    public RunRecord {
        requireNonNull(runId, "runId is null");
        requireNonNull(connection, "connection is null");
        requireNonNull(stream, "stream is null");
        requireNonNull(counts, "counts is null");
        requireNonNull(status, "status is null");
    }

    /**
     * What a stream took.
     *
     * @param recordsRead from the source
     * @param recordsLoaded committed to the table
     * @param bytes of response bodies
     * @param requests sent, repeated ones among them
     * @param retries requests that were repeats
     * @param waitedMillis in which the source waited for the API's rate limit or between retries
     */
    public record Counts(
            long recordsRead, long recordsLoaded, long bytes, long requests, long retries, long waitedMillis) {
        /** Nothing yet. */
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);
    }
}
