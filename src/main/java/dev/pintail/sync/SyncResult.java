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
 * @param startedAt to the millisecond, as {@code finishedAt}
 * @param failure why the run as a whole failed, or why it was skipped
 * @param traffic what passed between the run and the API
 * @param plan what a run would do that was asked only for its plan (dryRun); empty for a real one
 */
public record SyncResult(
        String runId,
        String connection,
        Status status,
        Instant startedAt,
        Instant finishedAt,
        List<StreamResult> streams,
        Optional<Failure> failure,
        Traffic traffic,
        Optional<List<PlannedStream>> plan) {

    public SyncResult {
        requireNonNull(runId, "runId is null");
        requireNonNull(status, "status is null");
        startedAt = startedAt.truncatedTo(ChronoUnit.MILLIS); // so that what is read again is the same
        finishedAt = finishedAt.truncatedTo(ChronoUnit.MILLIS);
        streams = List.copyOf(streams);
        requireNonNull(failure, "failure is null");
        requireNonNull(traffic, "traffic is null");
        plan = plan.map(List::copyOf);
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
     * What passed between a run and the API.
     *
     * @param requests sent, repeated ones among them
     * @param bytes of response bodies, as they came over the wire
     * @param retries requests that were repeats
     * @param waited in which the source waited for the API's rate limit or between retries, all streams together
     */
    public record Traffic(long requests, long bytes, long retries, Duration waited) {
        /** Nothing. */
        public static final Traffic NONE = new Traffic(0, 0, 0, Duration.ZERO);

        public Traffic {
            requireNonNull(waited, "waited is null");
        }

        /** Both together. */
        public Traffic plus(Traffic other) {
            return new Traffic(
                    requests + other.requests, bytes + other.bytes, retries + other.retries, waited.plus(other.waited));
        }
    }

    /**
     * What a run would do with one stream.
     *
     * @param mode {@code incremental} or {@code full_refresh}
     * @param write {@code append}, {@code merge} or {@code replace}
     * @param state where reading would start; null for the beginning
     * @param continued whether it would go on in the middle, where an earlier run ran out of time
     */
    public record PlannedStream(String name, String mode, String write, Map<String, Object> state, boolean continued) {
        Map<String, Object> toJson() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("name", name);
            json.put("mode", mode);
            json.put("write", write);
            if (state != null) {
                json.put("cursor", state);
            }
            json.put("continued", continued);
            return json;
        }
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

    /** Requests sent, repeated ones among them. */
    public long requests() {
        return traffic.requests();
    }

    /** Bytes of response bodies. */
    public long bytes() {
        return traffic.bytes();
    }

    /** Requests that were repeats. */
    public long retries() {
        return traffic.retries();
    }

    /** How long the source waited for rate limits and between retries, all streams together. */
    public Duration waited() {
        return traffic.waited();
    }

    /** The result as JSON values; times are ISO-8601 in UTC, to the millisecond. */
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", SyncRequest.VERSION);
        json.put("runId", runId);
        json.put("connection", connection);
        json.put("status", status.name());
        json.put("startedAt", startedAt.toString());
        json.put("finishedAt", finishedAt.toString());
        json.put("duration", Duration.between(startedAt, finishedAt).toString());
        json.put("rowsSynced", rowsLoaded());
        json.put("bytesSynced", bytes());
        json.put("requests", requests());
        json.put("retries", retries());
        json.put("waitedMillis", waited().toMillis());
        json.put("streams", streams.stream().map(StreamResult::toJson).toList());
        plan.ifPresent(planned ->
                json.put("plan", planned.stream().map(PlannedStream::toJson).toList()));
        failure.ifPresent(error -> json.put("error", error.toJson()));
        return json;
    }
}
