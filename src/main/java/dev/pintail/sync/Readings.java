package dev.pintail.sync;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;

import dev.pintail.warehouse.ContinuationRow;
import dev.pintail.warehouse.LoadedStream;
import dev.pintail.warehouse.Warehouse;
import dev.pintail.warehouse.WriteStrategy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out of every stream whether its reading goes on where an earlier run stopped, or starts from the stream's state.
 *
 * @param request tells whether an earlier run had the same request
 * @param digest of manifest and configuration
 * @param committed the streams' states in the database
 * @param window whether a stretch of time is read again: then readings start from no state
 * @param now when this run began
 */
record Readings(
        String connection,
        String request,
        String digest,
        Map<String, Map<String, Object>> committed,
        Optional<SyncRequest.Window> window,
        boolean fullRefresh,
        Instant now) {
    /** A daily schedule can still finish what one run could not; APIs rarely take page tokens that are older. */
    private static final Duration OLDEST = Duration.ofHours(25);

    /** Runs that follow each other so closely are one sync; later, a stream that was complete is read again. */
    private static final Duration ONE_SYNC = Duration.ofHours(1);

    Readings {
        requireNonNull(connection, "connection is null");
        requireNonNull(request, "request is null");
        requireNonNull(digest, "digest is null");
        committed = Map.copyOf(committed);
        requireNonNull(now, "now is null");
    }

    /**
     * The readings of these streams, by name.
     *
     * @param warehouse null while there is no database
     * @param incremental whether a stream's state says how far it was read
     */
    Map<String, Reading> of(List<LoadedStream> streams, Map<String, Boolean> incremental, Warehouse warehouse) {
        Map<String, Map<String, List<ContinuationRow>>> rows = new HashMap<>();
        Map<String, Reading> readings = new LinkedHashMap<>();
        for (LoadedStream stream : streams) {
            String purpose = purpose(incremental.get(stream.name()));
            List<ContinuationRow> found = warehouse == null
                    ? List.of()
                    : rows.computeIfAbsent(
                                    purpose,
                                    other -> warehouse.continuations().read(connection, other).stream()
                                            .collect(groupingBy(ContinuationRow::stream)))
                            .getOrDefault(stream.name(), List.of());
            readings.put(stream.name(), reading(stream, purpose, found, warehouse));
        }
        return readings;
    }

    private String purpose(boolean incremental) {
        return window.map(stretch -> "window %s %s"
                        .formatted(
                                stretch.from(),
                                stretch.to().map(Instant::toString).orElse("")))
                .orElse(fullRefresh && incremental ? "full_refresh" : "sync");
    }

    private Reading reading(LoadedStream stream, String purpose, List<ContinuationRow> rows, Warehouse warehouse) {
        Optional<ReadingHead> head = rows.stream()
                .filter(row -> row.part().equals(ContinuationRow.HEAD))
                .map(row -> ReadingHead.of(row.content()))
                .findFirst();
        if (head.isPresent() && goesOn(stream, head.get(), rows, warehouse)) {
            return new Reading(connection, purpose, stream.name(), head.get(), rows);
        }
        Optional<Map<String, Object>> state = Optional.ofNullable(committed.get(stream.name()));
        ReadingHead fresh = new ReadingHead(
                request,
                digest,
                now,
                window.isPresent() || fullRefresh ? Optional.empty() : state,
                state,
                0,
                false,
                now);
        return new Reading(connection, purpose, stream.name(), fresh, List.of());
    }

    private boolean goesOn(LoadedStream stream, ReadingHead head, List<ContinuationRow> rows, Warehouse warehouse) {
        Duration age = Duration.between(head.touchedAt(), now);
        boolean sameState = head.committedState().equals(Optional.ofNullable(committed.get(stream.name())));
        if (!head.digest().equals(digest) || !sameState || age.compareTo(OLDEST) > 0) {
            return false;
        }
        if (head.complete()) {
            return head.request().equals(request) && age.compareTo(ONE_SYNC) <= 0;
        }
        boolean rowsAreThere = stream.strategy() != WriteStrategy.REPLACE
                || head.rows() == 0
                || warehouse.hasUnfinishedReplacement(stream.name());
        return rows.size() > 1 && rowsAreThere;
    }
}
