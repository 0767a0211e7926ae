package dev.pintail.function;

import static java.util.Objects.requireNonNull;

import dev.pintail.sync.SyncRequest.OnFailure;
import dev.pintail.sync.SyncResult;
import dev.pintail.sync.SyncResult.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of one request.
 *
 * @param onFailure how the sender wants to hear of a failure
 * @param continuation what the sender gives back with the request if time ran out
 * @param notes what else the sender should know
 */
record Answer(
        SyncResult result,
        Trigger trigger,
        OnFailure onFailure,
        Optional<Map<String, Object>> continuation,
        List<String> notes) {
    Answer {
        requireNonNull(result, "result is null");
        requireNonNull(trigger, "trigger is null");
        requireNonNull(onFailure, "onFailure is null");
        requireNonNull(continuation, "continuation is null");
        notes = List.copyOf(notes);
    }

    boolean failed() {
        return result.status() == Status.FAILED;
    }

    /** The result as JSON values, cut to what the sender can take. */
    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>(result.toJson());
        continuation.ifPresent(value -> json.put("continuation", value));
        notes.forEach(note -> AnswerSize.note(json, note));
        return AnswerSize.fit(json, AnswerSize.limit(trigger));
    }
}
