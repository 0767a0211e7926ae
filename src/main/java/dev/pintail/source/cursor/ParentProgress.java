package dev.pintail.source.cursor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Which state of the parents is covered by the partitions that have been read (cdk-semantics 6.7, A.5).
 *
 * <p>Partitions are numbered as they are opened, and each comes with the parents' state at that time. That state is safe once
 * no partition up to this number is open. Not thread-safe.
 */
final class ParentProgress {
    /** A parent with partitions has large states; beyond this number the pending ones get sparser, and so wait a little longer. */
    private static final int MOST_PENDING = 256;

    private record Snapshot(Map<String, Object> state, long partition) {}

    private final TreeSet<Long> open = new TreeSet<>();

    /** States that are not safe yet, oldest first; equal neighbours are one. */
    private final Deque<Snapshot> pending = new ArrayDeque<>();

    private long opened;
    private boolean blocked;
    private Map<String, Object> first;
    private Map<String, Object> safe;

    ParentProgress(Optional<Map<String, Object>> earlierState) {
        safe = earlierState.orElse(null);
    }

    /** The search for partitions begins. */
    void begin(Optional<Map<String, Object>> parentState) {
        first = parentState.orElse(null);
    }

    /** Numbers a partition that is about to be read. */
    long open(Optional<Map<String, Object>> parentState) {
        long partition = opened++;
        open.add(partition);
        boolean news = pending.isEmpty() || !pending.getLast().state().equals(parentState.orElse(null));
        if (news && !blocked && parentState.isPresent()) {
            pending.add(new Snapshot(parentState.get(), partition));
            thinOut();
        }
        return partition;
    }

    /** Drops every second pending state, but not the newest. */
    private void thinOut() {
        if (pending.size() > MOST_PENDING) {
            boolean drop = true;
            for (Iterator<Snapshot> snapshots = pending.iterator(); snapshots.hasNext(); drop = !drop) {
                snapshots.next();
                if (drop && snapshots.hasNext()) {
                    snapshots.remove();
                }
            }
        }
    }

    /**
     * Tells that this partition has nothing to read. The reference never takes it for closed, so later states wait for the end of
     * the sync, and there is no need to keep them.
     */
    void neverCloses() {
        blocked = true;
    }

    void close(long partition) {
        open.remove(partition);
        while (!pending.isEmpty()
                && (open.isEmpty() || open.first() > pending.getFirst().partition())) {
            safe = pending.remove().state();
        }
    }

    /** Everything has been read: the parents' last state is safe. */
    void complete(Optional<Map<String, Object>> parentState) {
        pending.clear();
        safe = parentState.orElse(null);
    }

    /** The search for partitions failed, and those it had found are read. */
    void cutShort() {
        if (opened == 0) {
            safe = first;
        }
    }

    /** The newest safe state; empty if there is none. */
    Optional<Map<String, Object>> safe() {
        return Optional.ofNullable(safe);
    }
}
