package dev.pintail.sync;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.PintailException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run did. The same JSON is the function's answer, the HTTP body, Step Functions' output and what the command prints.
 *
 * @param connection null when the request did not name a valid one
 */
public record SyncResult(
        String runId,
        String connection,
        Status status,
        Instant startedAt,
        Instant finishedAt,
        List<StreamResult> streams,
        Optional<Failure> failure) {

    public SyncResult {
        requireNonNull(runId, "runId is null");
        requireNonNull(status, "status is null");
        requireNonNull(startedAt, "startedAt is null");
        requireNonNull(finishedAt, "finishedAt is null");
        streams = List.copyOf(streams);
        requireNonNull(failure, "failure is null");
    }

    /** How the run ended. */
    public enum Status {
        /** Every stream was read to its end and committed. */
        SUCCEEDED,
        /** Time ran out with everything committed; the same request again goes on from there. */
        CONTINUE,
        /** Another run of this connection is at work; nothing was done. */
        SKIPPED,
        /** Some streams succeeded, some failed; what was committed stays. */
        PARTIAL,
        /** Nothing succeeded. */
        FAILED
    }

    /**
     * What happened to one stream.
     *
     * @param rowsRead records that the source gave
     * @param rowsLoaded records whose transaction was committed
     * @param state the committed stream state; null when none was committed in this run
     */
    public record StreamResult(
            String name,
            Status status,
            long rowsRead,
            long rowsLoaded,
            Map<String, Object> state,
            Optional<Failure> failure) {

        Map<String, Object> toJson() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("name", name);
            json.put("status", status.name());
            json.put("rowsRead", rowsRead);
            json.put("rowsLoaded", rowsLoaded);
            if (state != null) {
                json.put("cursor", state);
            }
            failure.ifPresent(error -> json.put("error", error.toJson()));
            return json;
        }
    }

    /**
     * Why something failed.
     *
     * @param hint what to do; may be empty
     * @param stream null when it concerns the whole run
     */
    public record Failure(ErrorCode code, String message, String hint, String stream) {
        /** The failure that an exception stands for. */
        public static Failure of(PintailException e, String stream) {
            return new Failure(e.code(), e.getMessage(), e.hint(), stream);
        }

        /** The same failure without the stream that it hit. */
        public Failure ofTheRun() {
            return new Failure(code, message, hint, null);
        }

        Map<String, Object> toJson() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("code", code.name());
            json.put("message", message);
            if (!hint.isEmpty()) {
                json.put("hint", hint);
            }
            if (stream != null) {
                json.put("stream", stream);
            }
            json.put("retryable", code.retryable());
            return json;
        }
    }

    public long rowsLoaded() {
        return streams.stream().mapToLong(StreamResult::rowsLoaded).sum();
    }

    /** The result as JSON values; times are ISO-8601 in UTC, to the millisecond. */
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", SyncRequest.VERSION);
        json.put("runId", runId);
        json.put("connection", connection);
        json.put("status", status.name());
        json.put("startedAt", time(startedAt));
        json.put("finishedAt", time(finishedAt));
        json.put(
                "duration",
                Duration.between(startedAt, finishedAt)
                        .truncatedTo(ChronoUnit.MILLIS)
                        .toString());
        json.put("rowsSynced", rowsLoaded());
        json.put("streams", streams.stream().map(StreamResult::toJson).toList());
        failure.ifPresent(error -> json.put("error", error.toJson()));
        return json;
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
