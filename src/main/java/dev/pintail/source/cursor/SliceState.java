package dev.pintail.source.cursor;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A state in the format of concurrent connectors: {@code {"state_type": "date-range", "slices": [{"start": ..., "end": ...,
 * "most_recent_cursor_value": ...}, ...]}}. It is understood and never written.
 *
 * @param slices in the order of the state, at least one
 * @param otherKeys what such a state keeps of an older one
 */
record SliceState(List<?> slices, Map<String, Object> otherKeys) {
    private static final Set<String> TYPES = Set.of("date-range", "integer");

    /** The slices in a state of this format; empty if it has another one or no slices. */
    static Optional<SliceState> in(Map<String, Object> state) {
        if (!(state.get("state_type") instanceof String type) || !TYPES.contains(type)) {
            return Optional.empty();
        }
        return state.get("slices") instanceof List<?> slices && !slices.isEmpty()
                ? Optional.of(new SliceState(slices, object(state.get("legacy"), Map::of)))
                : Optional.empty();
    }

    /** @throws SourceException if a slice is not what the format says */
    <V> List<Interval<V>> intervals(Scale<V> scale) {
        return slices.stream()
                .map(slice -> {
                    Map<String, Object> fields = object(slice, () -> {
                        throw new SourceException(
                                ErrorCode.SOURCE_FAILED,
                                "A slice of the state is not an object",
                                "Remove the stream's state to read it from its start.");
                    });
                    V end = CursorRange.parse(fields.get("end"), scale::parse);
                    V seen = fields.containsKey("most_recent_cursor_value")
                            ? CursorRange.parse(fields.get("most_recent_cursor_value"), scale::parse)
                            : null;
                    return new Interval<>(CursorRange.parse(fields.get("start"), scale::parse), end, seen);
                })
                .toList();
    }

    @SuppressWarnings("unchecked") // objects of a state have only text keys
    private static Map<String, Object> object(Object value, Supplier<Map<String, Object>> otherwise) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : otherwise.get();
    }
}
