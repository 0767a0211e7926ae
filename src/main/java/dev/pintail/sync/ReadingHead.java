package dev.pintail.sync;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of a stream's reading as a whole while it is not at its end.
 *
 * @param request tells whether a later request is the same one again
 * @param digest of manifest and configuration: positions mean nothing to others
 * @param startedAt "now" for the reading's slices
 * @param startState the state that the reading started from; empty for the beginning
 * @param committedState the stream's state in the database, as of the last checkpoint
 * @param rows how many rows its checkpoints have committed
 * @param complete whether the stream is at its end, and waits only for the others
 * @param touchedAt when this was written
 */
record ReadingHead(
        String request,
        String digest,
        Instant startedAt,
        Optional<Map<String, Object>> startState,
        Optional<Map<String, Object>> committedState,
        long rows,
        boolean complete,
        Instant touchedAt) {
    ReadingHead {
        requireNonNull(request, "request is null");
        requireNonNull(digest, "digest is null");
        requireNonNull(startedAt, "startedAt is null");
        requireNonNull(touchedAt, "touchedAt is null");
    }

    /** The head after a checkpoint. */
    ReadingHead after(Optional<Map<String, Object>> newState, long newRows, boolean nowComplete, Instant now) {
        return new ReadingHead(
                request,
                digest,
                startedAt,
                startState,
                newState.or(() -> committedState),
                rows + newRows,
                nowComplete,
                now);
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("request", request);
        json.put("digest", digest);
        json.put("startedAt", startedAt.toString());
        json.put("startState", startState.orElse(null));
        json.put("committedState", committedState.orElse(null));
        json.put("rows", rows);
        json.put("complete", complete);
        json.put("touchedAt", touchedAt.toString());
        return json;
    }

    static ReadingHead of(Map<String, Object> json) {
        return new ReadingHead(
                (String) json.get("request"),
                (String) json.get("digest"),
                Instant.parse((String) json.get("startedAt")),
                Optional.ofNullable(json.get("startState")).map(MarkJson::object),
                Optional.ofNullable(json.get("committedState")).map(MarkJson::object),
                (Long) json.get("rows"),
                (Boolean) json.get("complete"),
                Instant.parse((String) json.get("touchedAt")));
    }
}
