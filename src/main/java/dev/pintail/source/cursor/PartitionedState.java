package dev.pintail.source.cursor;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The state of a stream with partitions (cdk-semantics 6.7).
 *
 * @param useGlobalCursor empty when the incoming state does not say: a plain cursor state, or none
 * @param states the partitions' own states
 * @param global the state of the global cursor; empty map when there is none
 * @param lookbackSeconds how long the sync took that found the global cursor
 */
record PartitionedState(
        Optional<Boolean> useGlobalCursor,
        List<Entry> states,
        Map<String, Object> global,
        long lookbackSeconds,
        Optional<Map<String, Object>> parentState) {

    /** One partition's state, for example {@code {"id": 7, "parent_slice": {}}} at {@code {"updated": "2026-01-01"}}. */
    record Entry(Map<String, Object> partition, Map<String, Object> cursor) {
        /** The entry as it is emitted. */
        Map<String, Object> write() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("partition", partition);
            fields.put("cursor", cursor);
            return Collections.unmodifiableMap(fields);
        }
    }

    /**
     * Reads an incoming state. One without {@code states} and {@code state} is that of a plain cursor, and becomes the global one.
     *
     * @throws SourceException if it is not what the format says
     */
    static PartitionedState read(Map<String, Object> incoming) {
        Optional<Map<String, Object>> parentState =
                Optional.of(object(incoming, "parent_state")).filter(parents -> !parents.isEmpty());
        if (!incoming.containsKey("states") && !incoming.containsKey("state")) {
            return new PartitionedState(Optional.empty(), List.of(), incoming, 0, parentState);
        }
        List<Entry> states = new ArrayList<>();
        for (Object entry : incoming.get("states") instanceof List<?> list ? list : List.of()) {
            Map<String, Object> fields = object(entry).orElseThrow(() -> unreadable("states"));
            states.add(new Entry(object(fields, "partition"), object(fields, "cursor")));
        }
        return new PartitionedState(
                Optional.of(Boolean.TRUE.equals(incoming.get("use_global_cursor"))),
                List.copyOf(states),
                object(incoming, "state"),
                seconds(incoming.get("lookback_window")),
                parentState);
    }

    /**
     * The state as it is emitted, in the reference's order of keys. Does not change afterwards.
     *
     * @param states entries as they are emitted; empty when there is only the global cursor
     */
    static Map<String, Object> write(
            Optional<List<Map<String, Object>>> states,
            Optional<Map<String, Object>> global,
            long lookbackSeconds,
            Optional<Map<String, Object>> parentState) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("use_global_cursor", states.isEmpty());
        states.ifPresent(entries -> state.put("states", entries));
        global.ifPresent(position -> state.put("state", position));
        state.put("lookback_window", lookbackSeconds);
        parentState.ifPresent(parents -> state.put("parent_state", parents));
        return Collections.unmodifiableMap(state);
    }

    private static long seconds(Object value) {
        return switch (value) {
            case null -> 0;
            case Number seconds -> seconds.longValue();
            default -> throw unreadable("lookback_window");
        };
    }

    private static Map<String, Object> object(Map<String, Object> fields, String name) {
        Object value = fields.get(name);
        return value == null ? Map.of() : object(value).orElseThrow(() -> unreadable(name));
    }

    @SuppressWarnings("unchecked") // objects of a state have only text keys
    private static Optional<Map<String, Object>> object(Object value) {
        return value instanceof Map<?, ?> map ? Optional.of((Map<String, Object>) map) : Optional.empty();
    }

    private static SourceException unreadable(String field) {
        return new SourceException(
                ErrorCode.SOURCE_FAILED,
                "The state's \"" + field + "\" is not what a partitioned stream writes",
                "Remove the stream's state to read it from its start.");
    }
}
