package dev.pintail.source.cursor;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The one position that stands for all partitions: new partitions start there, and it is all that is left when there are too many
 * (cdk-semantics 6.7). Moves only at the end of a sync in which every partition was read.
 *
 * <p>Positions are compared as formatted texts, as in the reference; for formats such as {@code %d/%m/%Y} that is not the order of
 * the dates. Not thread-safe.
 */
final class GlobalCursor {
    private final String cursorField;
    private String value;
    private String candidate;
    private boolean recordSeen;
    private long lookbackSeconds;

    GlobalCursor(String cursorField) {
        this.cursorField = cursorField;
    }

    /** Takes the position and the lookback of an earlier sync. */
    void resume(Optional<String> position, long lookback) {
        value = position.orElse(null);
        candidate = value;
        lookbackSeconds = lookback;
    }

    /** Tells where a partition has come to, or where one of its records is. */
    void reached(String position) {
        if (candidate == null || candidate.compareTo(position) < 0) {
            candidate = position;
        }
    }

    void recordSeen() {
        recordSeen = true;
    }

    /** Moves to where the partitions have come, provided that there was any record at all. */
    void advance(Duration syncDuration) {
        if (recordSeen) {
            value = candidate;
            lookbackSeconds = syncDuration.toSeconds() + 1;
        }
    }

    /** The position as the state of a cursor; empty when there is none. */
    Optional<Map<String, Object>> position() {
        return Optional.ofNullable(value).map(text -> Map.of(cursorField, text));
    }

    /** How far a partition that starts at the position has to go back: as long as the sync took that found the position. */
    long lookbackSeconds() {
        return lookbackSeconds;
    }
}
