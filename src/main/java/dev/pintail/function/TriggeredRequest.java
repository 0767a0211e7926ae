package dev.pintail.function;

import static java.util.Objects.requireNonNull;

import dev.pintail.digest.Sha256;
import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.NearestName;
import dev.pintail.function.Event.Call;
import dev.pintail.sync.SyncRequest;
import dev.pintail.sync.SyncResult;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A checked request with what its envelope adds.
 *
 * @param slice which invocation of a longer run this is, counted from 1
 * @param runId of the first invocation, if this one goes on with its work
 * @param notes what the sender should know about how the request was understood
 */
record TriggeredRequest(SyncRequest request, Trigger trigger, long slice, Optional<String> runId, List<String> notes) {
    private static final Set<String> TRIGGER_FIELDS = new LinkedHashSet<>(List.of(
            "type",
            "id",
            "scheduleArn",
            "scheduledTime",
            "executionId",
            "attempt",
            "startTime",
            "stateEnteredTime",
            "retryCount"));
    private static final Set<String> CONTINUATION_FIELDS = new LinkedHashSet<>(List.of("runId", "slice"));

    /** A key may be as long as a text in the database's index; longer ones are told apart by their digest. */
    private static final int LONGEST_KEY = 255;

    TriggeredRequest {
        requireNonNull(request, "request is null");
        requireNonNull(trigger, "trigger is null");
        requireNonNull(runId, "runId is null");
        notes = List.copyOf(notes);
    }

    /** What the sender gives back with the same request so that a run that ran out of time goes on. */
    Optional<Map<String, Object>> continuation(SyncResult result) {
        return result.status() == SyncResult.Status.CONTINUE
                ? Optional.of(Map.of("runId", runId.orElse(result.runId()), "slice", slice + 1))
                : Optional.empty();
    }

    /** The event by which the function asks itself to go on. */
    Map<String, Object> next(Call call, Map<String, Object> continuation) {
        Map<String, Object> event = new LinkedHashMap<>(call.request());
        request.idempotencyKey().ifPresent(key -> event.put("idempotencyKey", key));
        event.put("continuation", continuation);
        return event;
    }

    /**
     * Reads a request strictly, and with it what says where it comes from: {@code trigger}, {@code continuation} (from an earlier
     * answer), and Step Functions' {@code executionId} and {@code mapItem}.
     *
     * @throws ConfigException REQUEST_INVALID
     */
    static TriggeredRequest of(Call call) {
        Map<String, Object> fields = new LinkedHashMap<>(call.request());
        check("trigger", fields.remove("trigger"), TRIGGER_FIELDS);
        Map<String, Object> continuation = check("continuation", fields.remove("continuation"), CONTINUATION_FIELDS);
        fields.remove("executionId");
        Object item = fields.remove("mapItem");
        return new TriggeredRequest(
                withKey(SyncRequest.parse(fields), call.key()),
                call.trigger(),
                slice(continuation.get("slice")),
                continuation.get("runId") instanceof String runId ? Optional.of(runId) : Optional.empty(),
                notes(item));
    }

    private static Map<String, Object> check(String name, Object value, Set<String> known) {
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw invalid("\"%s\" must be an object.".formatted(name), "");
        }
        Map<String, Object> fields = JsonNodes.object(map);
        for (String field : fields.keySet()) {
            if (!known.contains(field)) {
                throw invalid(
                        "\"%s\" has an unknown field \"%s\".%s"
                                .formatted(name, Shortened.of(field), NearestName.suggestion(field, known)),
                        "Known fields: " + String.join(", ", known));
            }
        }
        return fields;
    }

    private static long slice(Object value) {
        return switch (value) {
            case null -> 1;
            case Long number when number > 0 -> number;
            default -> throw invalid("\"continuation.slice\" must be a whole number from 1.", "");
        };
    }

    private static List<String> notes(Object mapItem) {
        boolean partition = mapItem instanceof Map<?, ?> item
                && item.get("value") instanceof Map<?, ?> value
                && value.get("partition") != null;
        return partition ? List.of("mapItem.value.partition is not used: the streams were read whole.") : List.of();
    }

    private static SyncRequest withKey(SyncRequest request, Optional<String> key) {
        if (request.idempotencyKey().isPresent() || key.isEmpty()) {
            return request;
        }
        return new SyncRequest(
                request.connection(),
                request.definition(),
                request.streams(),
                request.mode(),
                request.window(),
                request.dryRun(),
                request.maxDuration(),
                request.onFailure(),
                key.map(TriggeredRequest::shortKey));
    }

    private static String shortKey(String key) {
        return key.length() <= LONGEST_KEY ? key : Sha256.of(key);
    }

    private static ConfigException invalid(String message, String hint) {
        return new ConfigException(ErrorCode.REQUEST_INVALID, message, hint);
    }
}
