package dev.pintail.source.read;

import dev.pintail.source.stream.SourceStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which stream is next: the configured order, except that a stream waits while another one of its group, or a parent that is in
 * some group, is being read (cdk-semantics 1.10). Not thread-safe.
 */
final class StartOrder {
    private final ArrayDeque<StreamRun> waiting;
    private final List<SourceStream> active = new ArrayList<>();
    private final Set<String> activeParents = new HashSet<>();

    StartOrder(List<StreamRun> runs) {
        waiting = new ArrayDeque<>(runs);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Takes the next stream that may start now; empty when all that are left have to wait. */
    Optional<StreamRun> take() {
        for (Iterator<StreamRun> runs = waiting.iterator(); runs.hasNext(); ) {
            StreamRun run = runs.next();
            if (mayStart(run.stream())) {
                runs.remove();
                active.add(run.stream());
                activeParents.addAll(run.stream().ancestors());
                return Optional.of(run);
            }
        }
        return Optional.empty();
    }

    /** The stream has all its slices: its parents are not read any more. */
    void slicesTaken(SourceStream stream) {
        activeParents.removeAll(stream.ancestors());
    }

    void ended(SourceStream stream) {
        active.remove(stream);
    }

    private boolean mayStart(SourceStream stream) {
        if (!stream.group().isEmpty()
                && (active.stream().anyMatch(other -> other.group().equals(stream.group()))
                        || activeParents.contains(stream.name()))) {
            return false;
        }
        return active.stream()
                .noneMatch(
                        other -> !other.group().isEmpty() && stream.ancestors().contains(other.name()));
    }
}
