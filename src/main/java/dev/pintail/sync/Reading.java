package dev.pintail.sync;

import static java.util.Objects.requireNonNull;

import dev.pintail.warehouse.ContinuationRow;
import dev.pintail.warehouse.Continuations;
import dev.pintail.warehouse.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The reading of one stream, which may take several runs, and what of it is kept between them. For one thread at a time.
 *
 * <p>The rows are written in the transaction of the records that they cover.
 */
final class Reading {
    private final String connection;
    private final String purpose;
    private final String stream;
    private final List<ContinuationRow> found;
    private final Optional<Map<String, Object>> startedFrom;
    private ReadingHead head;
    private boolean kept;

    /**
     * @param purpose readings of one stream for different purposes know nothing of each other
     * @param found what an earlier run has left and can be used; empty for a reading from the start
     */
    Reading(String connection, String purpose, String stream, ReadingHead head, List<ContinuationRow> found) {
        this.connection = requireNonNull(connection, "connection is null");
        this.purpose = requireNonNull(purpose, "purpose is null");
        this.stream = requireNonNull(stream, "stream is null");
        this.head = requireNonNull(head, "head is null");
        this.found = List.copyOf(found);
        this.kept = !found.isEmpty();
        this.startedFrom = continued() ? head.committedState() : head.startState();
    }

    ReadingHead head() {
        return head;
    }

    /** The stream's state when this run began; empty for none. */
    Optional<Map<String, Object>> startedFrom() {
        return startedFrom;
    }

    /** Whether it goes on where an earlier run stopped. */
    boolean continued() {
        return !found.isEmpty();
    }

    /** Whether earlier runs have read the stream to its end, and others are what is left. */
    boolean complete() {
        return continued() && head.complete();
    }

    /** What an earlier run has left. */
    List<ContinuationRow> found() {
        return found;
    }

    /** A checkpoint in the middle: the news are kept beside what was kept before. */
    Keeping checkpoint(List<ContinuationRow> news, Optional<Map<String, Object>> state, long rows, Instant now) {
        boolean first = !kept;
        ReadingHead next = head.after(state, rows, false, now);
        if (first && news.isEmpty()) {
            return new Keeping(next, false, (continuations, sql) -> {});
        }
        return new Keeping(next, true, (continuations, sql) -> {
            if (first) {
                continuations.forget(sql, connection, purpose, stream);
            }
            continuations.add(sql, connection, purpose, news);
            continuations.replaceHead(sql, connection, purpose, row(next));
        });
    }

    /** The end: only that it was reached is kept, until the other streams are there too. */
    Keeping complete(Optional<Map<String, Object>> state, long rows, Instant now) {
        ReadingHead next = head.after(state, rows, true, now);
        return new Keeping(next, true, (continuations, sql) -> {
            continuations.forget(sql, connection, purpose, stream);
            continuations.add(sql, connection, purpose, new ArrayList<>(List.of(row(next))));
        });
    }

    /** Tells that the transaction of this was committed. */
    void committed(Keeping keeping) {
        head = keeping.head;
        kept = kept || keeping.writes;
    }

    /** Forgets all of it, in the open transaction. */
    void forget(Continuations continuations, Sql sql) {
        continuations.forget(sql, connection, purpose, stream);
    }

    private ContinuationRow row(ReadingHead content) {
        return new ContinuationRow(stream, ContinuationRow.HEAD, 0, 0, content.toJson());
    }

    /** Writes into the open transaction. */
    @FunctionalInterface
    interface Writing {
        void write(Continuations continuations, Sql sql);
    }

    /** What belongs into the transaction of a checkpoint. */
    record Keeping(ReadingHead head, boolean writes, Writing writing) {}
}
