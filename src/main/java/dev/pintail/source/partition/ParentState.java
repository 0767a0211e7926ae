package dev.pintail.source.partition;

import dev.pintail.source.session.ConfigTemplates;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.manifest.component.IncrementalSync;
import dev.pintail.manifest.component.IncrementalSync.DatetimeBasedCursor;
import dev.pintail.manifest.component.IncrementalSync.IncrementingCountCursor;
import dev.pintail.manifest.component.ParentStreamConfig;
import dev.pintail.manifest.component.SingleStream.DeclarativeStream;
import dev.pintail.manifest.component.SingleStream.StateDelegatingStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a child's state says about where its parent goes on (cdk-semantics 6.8; reference: {@code
 * _instantiate_parent_stream_state_manager}).
 */
record ParentState(ConfigTemplates templates) {
    private static final String NO_CURSOR = "__ab_no_cursor_state_message";

    /**
     * The parent's state: the one kept for it in {@code parent_state}; else the child's global cursor, which helps only if both
     * cursors have the same field; else the only value of a child's plain state. Empty for a parent that starts over each time.
     *
     * @throws ManifestException if a plain state is there for a parent without a cursor
     */
    Map<String, Object> of(ParentStreamConfig parent, Map<String, Object> childState) {
        Map<String, Object> state = new LinkedHashMap<>(childState);
        state.remove(NO_CURSOR);
        if (!parent.incrementalDependency() || state.isEmpty()) {
            return Map.of();
        }
        return member(object(state.get("parent_state")), name(parent))
                .or(() -> member(state, "state"))
                .orElseGet(() -> plain(parent, state));
    }

    private Map<String, Object> plain(ParentStreamConfig parent, Map<String, Object> state) {
        if (state.size() != 1) {
            return Map.of();
        }
        Object value = state.values().iterator().next();
        return value instanceof String || value instanceof Number ? Map.of(cursorField(parent), value) : Map.of();
    }

    private String cursorField(ParentStreamConfig parent) {
        IncrementalSync cursor = switch (parent.stream()) {
            case DeclarativeStream stream -> stream.incrementalSync();
            case StateDelegatingStream delegating ->
                delegating.incrementalStream().incrementalSync();
        };
        return switch (cursor) {
            case DatetimeBasedCursor dates -> templates.text(dates.cursorField(), dates.parameters());
            case IncrementingCountCursor counts -> templates.text(counts.cursorField(), counts.parameters());
            case null ->
                throw new ManifestException(
                        ErrorCode.MANIFEST_INVALID,
                        "The parent stream " + name(parent) + " has incremental_dependency but no incremental_sync",
                        "");
        };
    }

    private static String name(ParentStreamConfig parent) {
        return switch (parent.stream()) {
            case DeclarativeStream stream -> stream.name();
            case StateDelegatingStream delegating -> delegating.name();
        };
    }

    private static Optional<Map<String, Object>> member(Map<String, Object> object, String name) {
        return object.containsKey(name) ? Optional.of(object(object.get(name))) : Optional.empty();
    }

    @SuppressWarnings("unchecked") // objects of a state have only text keys
    private static Map<String, Object> object(Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
