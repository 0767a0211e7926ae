package dev.pintail.sync;

import dev.pintail.error.ErrorCode;
import dev.pintail.sync.SyncResult.Failure;
import dev.pintail.sync.SyncResult.Status;
import dev.pintail.sync.SyncResult.StreamResult;
import dev.pintail.sync.SyncResult.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads results that {@link SyncResult#toJson} wrote. */
final class ResultJson {
    private ResultJson() {}

    static SyncResult read(Map<String, Object> json) {
        return new SyncResult(
                text(json, "runId"),
                text(json, "connection"),
                Status.valueOf(text(json, "status")),
                Instant.parse(text(json, "startedAt")),
                Instant.parse(text(json, "finishedAt")),
                ((List<?>) json.get("streams"))
                        .stream().map(MarkJson::object).map(ResultJson::stream).toList(),
                failure(json),
                new Traffic(
                        number(json, "requests"),
                        number(json, "bytesSynced"),
                        number(json, "retries"),
                        Duration.ofMillis(number(json, "waitedMillis"))),
                Optional.empty());
    }

    private static StreamResult stream(Map<String, Object> json) {
        return new StreamResult(
                text(json, "name"),
                Status.valueOf(text(json, "status")),
                number(json, "rowsRead"),
                number(json, "rowsLoaded"),
                json.get("cursor") == null ? null : MarkJson.object(json.get("cursor")),
                failure(json));
    }

    private static Optional<Failure> failure(Map<String, Object> json) {
        return Optional.ofNullable(json.get("error"))
                .map(MarkJson::object)
                .map(error -> new Failure(
                        ErrorCode.valueOf(text(error, "code")),
                        text(error, "message"),
                        error.get("hint") == null ? "" : text(error, "hint"),
                        (String) error.get("stream")));
    }

    private static String text(Map<String, Object> json, String name) {
        return (String) json.get(name);
    }

    private static long number(Map<String, Object> json, String name) {
        return json.get(name) instanceof Long number ? number : 0;
    }
}
