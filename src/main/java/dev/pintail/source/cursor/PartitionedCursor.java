package dev.pintail.source.cursor;

import dev.pintail.source.http.RequestOptions;
import dev.pintail.source.http.RequestOptionsProvider;
import dev.pintail.source.partition.PartitionRouter;
import dev.pintail.source.session.Clock;
import dev.pintail.source.slice.StreamSlice;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The cursor of a stream with partitions: each has a {@link CursorRange} of its own, until there are too many
 * (cdk-semantics 6.7, A.5; reference: {@code ConcurrentPerPartitionCursor}).
 *
 * <p>Unlike the reference, nothing of the global cursor or of the parents' state moves when the search for partitions was cut short
 * by an error: partitions that were never read would start behind their records.
 */
final class PartitionedCursor implements StreamCursor {
    /** Between two states during a sync. The first slice that is closed gives one at once. */
    private static final Duration BETWEEN_STATES = Duration.ofMinutes(10);

    private final PartitionRouter router;
    private final PartitionedKind kind;
    private final RequestOptionsProvider options;
    private final Clock clock;
    private final InstantSource start;
    private final PartitionLimits limits;
    private final CursorLog log;

    private final Map<Map<String, Object>, OpenPartition> open = new ConcurrentHashMap<>();

    // guarded by this
    private final PartitionRanges ranges;
    private final GlobalCursor global;
    private final ParentProgress parents;
    private Instant started = Instant.EPOCH;
    private Instant lastState = Instant.EPOCH;
    private boolean allTaken;
    private CursorRange<OffsetDateTime> globalRange;

    /** Null when something has changed since it was asked for. */
    private Map<String, Object> state;

    private volatile boolean useGlobal;

    /**
     * @param options the partition's and the window's together
     * @param start says when the reading begins, or began if it goes on
     * @throws dev.pintail.error.SourceException if the state is unreadable
     */
    PartitionedCursor(
            PartitionRouter router,
            PartitionedKind kind,
            Map<String, Object> earlierState,
            RequestOptionsProvider options,
            PartitionLimits limits,
            Clock clock,
            InstantSource start,
            CursorLog log) {
        this.router = router;
        this.kind = kind;
        this.options = options;
        this.clock = clock;
        this.start = start;
        this.limits = limits;
        this.log = log;
        this.ranges = new PartitionRanges(limits);
        this.global = new GlobalCursor(kind.cursorField());
        PartitionedState earlier = PartitionedState.read(earlierState);
        this.parents = new ParentProgress(earlier.parentState());
        this.useGlobal = earlier.useGlobalCursor().orElse(kind.globalFromStart());
        earlier.states().forEach(entry -> ranges.add(entry.partition(), kind.after(entry.cursor(), 0)));
        global.resume(kind.position(earlier.global()), earlier.lookbackSeconds());
    }

    @Override
    public Optional<String> cursorField() {
        return Optional.of(kind.cursorField());
    }

    @Override
    public Iterator<StreamSlice> slices() {
        synchronized (this) {
            started = start.instant();
            parents.begin(router.state());
        }
        return new PartitionSlices(router, this);
    }

    /** Begins a partition; empty if it is being read already, because it occurs more than once. */
    synchronized Optional<OpenPartition> open(StreamSlice partition, Optional<Map<String, Object>> parentState) {
        state = null;
        if (!useGlobal && ranges.tooManyForState()) {
            useGlobal = true;
            log.globalCursor(limits.inState());
        }
        ranges.makeRoom(open::containsKey);
        CursorRange<OffsetDateTime> range = ranges.get(partition.partition()).orElseGet(() -> {
            CursorRange<OffsetDateTime> fresh = fromGlobal();
            ranges.add(partition.partition(), fresh);
            return fresh;
        });
        if (open.containsKey(partition.partition())) {
            log.repeatedPartition();
            return Optional.empty();
        }
        OpenPartition opened = new OpenPartition(parents.open(parentState), range, kind.formats());
        open.put(partition.partition(), opened);
        return Optional.of(opened);
    }

    private CursorRange<OffsetDateTime> fromGlobal() {
        return global.position()
                .map(position -> kind.after(position, global.lookbackSeconds()))
                .orElseGet(() -> kind.after(Map.of(), 0));
    }

    /** Tells that the partition has no slices at all. */
    synchronized void nothingToRead() {
        parents.neverCloses();
    }

    synchronized void sliceTaken(OpenPartition partition, boolean last) {
        partition.opened(last);
    }

    synchronized void allPartitionsTaken() {
        allTaken = true;
    }

    @Override
    public void observe(StreamSlice slice, Map<String, Object> record) {
        OpenPartition partition = open.get(slice.partition());
        if (partition == null) {
            return;
        }
        Object written = record.get(kind.cursorField());
        Optional<OffsetDateTime> value = kind.read(written);
        if (value.isPresent()) {
            partition.seen(slice.cursorSlice()).observe(value.get(), written);
        } else {
            log.unreadableValue(kind.cursorField());
        }
    }

    @Override
    public List<Map<String, Object>> seen(StreamSlice slice) {
        OpenPartition partition = open.get(slice.partition());
        return partition == null
                ? List.of()
                : partition.seen(slice.cursorSlice()).texts().stream()
                        .map(text -> Map.of(kind.cursorField(), text))
                        .toList();
    }

    @Override
    public synchronized boolean close(StreamSlice slice) {
        state = null;
        OpenPartition partition = open.get(slice.partition());
        SeenInSlice seen = partition.closed(slice.cursorSlice());
        seen.greatestText().ifPresent(text -> {
            global.recordSeen();
            global.reached(text);
        });
        if (!useGlobal) {
            partition.range().close(slice.cursorSlice(), seen.mostRecent());
            if (partition.finished()) {
                global.reached(String.valueOf(partition.range().stateValue()));
            }
        }
        if (partition.finished()) {
            open.remove(slice.partition());
            parents.close(partition.number());
        }
        return stateDue();
    }

    private boolean stateDue() {
        Instant now = clock.instant();
        if (Duration.between(lastState, now).compareTo(BETWEEN_STATES) <= 0) {
            return false;
        }
        lastState = now;
        // a global cursor moves only at the end
        return !useGlobal || parents.safe().filter(state -> !state.isEmpty()).isPresent();
    }

    @Override
    public synchronized void finish() {
        state = null;
        if (open.values().stream().anyMatch(OpenPartition::reading)) {
            return;
        }
        if (allTaken) {
            global.advance(Duration.between(started, clock.instant()));
            parents.complete(router.state());
        } else {
            parents.cutShort();
        }
    }

    @Override
    public synchronized Map<String, Object> state() {
        if (state == null) {
            state = PartitionedState.write(
                    useGlobal ? Optional.empty() : Optional.of(ranges.states()),
                    global.position(),
                    global.lookbackSeconds(),
                    parents.safe());
        }
        return state;
    }

    @Override
    public boolean shouldBeSynced(StreamSlice slice, Map<String, Object> record) {
        return kind.valueOf(record)
                .map(value -> rangeOf(slice.partition()).wants(value))
                .orElse(true);
    }

    private CursorRange<OffsetDateTime> rangeOf(Map<String, Object> partition) {
        OpenPartition opened = useGlobal ? null : open.get(partition);
        return opened == null ? globalRange() : opened.range();
    }

    private synchronized CursorRange<OffsetDateTime> globalRange() {
        if (globalRange == null) {
            globalRange = fromGlobal();
        }
        return globalRange;
    }

    @Override
    public List<StreamSlice> halves(StreamSlice slice, Duration smallest) {
        return kind.windows().halves(slice, smallest);
    }

    @Override
    public Optional<SliceProgress> progress() {
        return Optional.of(kind.windows().progress());
    }

    @Override
    public RequestOptions options(StreamSlice slice, Object nextPageToken) {
        return options.options(slice, nextPageToken);
    }
}
