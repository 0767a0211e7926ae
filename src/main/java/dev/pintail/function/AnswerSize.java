package dev.pintail.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.json.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a result small enough for its reader: cursors go first (they are in the database anyway), then the streams; a note says
 * what was left out.
 */
final class AnswerSize {
    /** Lambda takes 6 MB; an answer that is itself a text in JSON grows by its quotation marks. */
    static final int LAMBDA = 5_000_000;

    static final int HTTP = 3_000_000;

    /** Step Functions keeps 256 KiB between two states, and puts the answer into an envelope of its own. */
    static final int STEP_FUNCTIONS = 200_000;

    private AnswerSize() {}

    static int limit(Trigger trigger) {
        return switch (trigger) {
            case HTTP -> HTTP;
            case STEP_FUNCTIONS -> STEP_FUNCTIONS;
            case DIRECT, SCHEDULE, RULE, CLOUD_EVENT, OBJECT, TOPIC, QUEUE -> LAMBDA;
        };
    }

    /** The result, or what of it fits into so many bytes of JSON. */
    static Map<String, Object> fit(Map<String, Object> result, int bytes) {
        if (size(result) <= bytes) {
            return result;
        }
        Map<String, Object> smaller = new LinkedHashMap<>(result);
        for (String list : List.of("streams", "plan")) {
            smaller.computeIfPresent(list, (name, streams) -> withoutCursors((List<?>) streams));
        }
        note(smaller, "The streams' cursors were left out: the answer would be too large.");
        if (size(smaller) > bytes) {
            List<?> streams = (List<?>) smaller.get("streams");
            smaller.put("streams", List.of());
            smaller.remove("plan");
            note(
                    smaller,
                    "The results of %d streams were left out: the answer would be too large."
                            .formatted(streams.size()));
        }
        return smaller;
    }

    static void note(Map<String, Object> result, String note) {
        List<Object> notes = new ArrayList<>(result.get("notes") instanceof List<?> before ? before : List.of());
        notes.add(note);
        result.put("notes", notes);
    }

    private static List<Object> withoutCursors(List<?> streams) {
        List<Object> without = new ArrayList<>();
        for (Object stream : streams) {
            Map<String, Object> copy = JsonNodes.object((Map<?, ?>) stream);
            copy.remove("cursor");
            without.add(copy);
        }
        return without;
    }

    private static int size(Map<String, Object> json) {
        return JsonWriter.COMPACT.write(json).getBytes(UTF_8).length;
    }
}
