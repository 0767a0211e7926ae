package dev.pintail.sync;

import static java.util.Objects.requireNonNull;

import dev.pintail.protocol.Message;
import dev.pintail.sync.SyncResult.Failure;
import dev.pintail.sync.SyncResult.Status;
import dev.pintail.sync.SyncResult.StreamResult;
import dev.pintail.warehouse.Checkpoint;
import dev.pintail.warehouse.LoadedStream;
import dev.pintail.warehouse.Loader;
import dev.pintail.warehouse.Warehouse;
import dev.pintail.warehouse.WriteStrategy;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One stream on its way from the source into its table: collects records, states and bookmarks, and decides when they are committed.
 *
 * <p>For one thread at a time.
 */
final class StreamLoad implements AutoCloseable {
    private final LoadedStream stream;
    private final boolean incremental;
    private final boolean keepsState;
    private final RunTerms terms;
    private final Supplier<Warehouse> warehouse;
    private final Reading reading;
    private final StreamBookmark bookmark;

    private Loader loader;
    private long rowsRead;
    private long rowsLoaded;
    private long rowsWaiting;
    private Instant waitingSince;
    private Message.State pending;
    private long pendingCount;
    private Map<String, Object> committed;
    private Failure failure;
    private boolean complete;

    /**
     * @param incremental whether the stream's state says how far it was read; else a part of it is worth nothing
     * @param keepsState whether states are committed; else only rows are
     */
    StreamLoad(
            LoadedStream stream,
            boolean incremental,
            boolean keepsState,
            RunTerms terms,
            Supplier<Warehouse> warehouse,
            Reading reading,
            StreamBookmark bookmark) {
        this.stream = requireNonNull(stream, "stream is null");
        this.incremental = incremental;
        this.keepsState = keepsState;
        this.terms = requireNonNull(terms, "terms is null");
        this.warehouse = requireNonNull(warehouse, "warehouse is null");
        this.reading = requireNonNull(reading, "reading is null");
        this.bookmark = requireNonNull(bookmark, "bookmark is null");
        bookmark.onPageEnd(this::pageEnded);
    }

    StreamBookmark bookmark() {
        return bookmark;
    }

    Reading reading() {
        return reading;
    }

    void add(Message.Records records) {
        loader().add(records.data(), records.emittedAt());
        rowsRead += records.data().size();
        rowsWaiting += records.data().size();
        waits();
        terms.progress().read(stream.name(), rowsRead);
    }

    void state(Message.State state) {
        pending = state;
        pendingCount += state.recordCount();
        terms.progress().reached(stream.name(), state.state());
        if (isDue() && (mayCommit() || mayCommitState())) {
            checkpoint();
        }
    }

    private void pageEnded() {
        waits();
        if (isDue() && mayCommit()) {
            checkpoint();
        }
    }

    void failed(Failure newFailure) {
        if (failure == null) {
            failure = newFailure;
        }
    }

    /** The source read the stream to its end. */
    void complete() {
        Reading.Keeping keeping =
                reading.complete(keptState(), rowsWaiting, terms.clock().instant());
        commit(keeping, true);
        complete = true;
        finish();
    }

    /**
     * The source could not read all of it, or had no time to. What is known to be whole is kept, so that the next run goes on from
     * there; else the stream keeps its old rows.
     */
    void incomplete() {
        boolean failed = status() == Status.FAILED;
        if (waitingSince != null && (mayCommit() || mayCommitState() || (failed && coveredByState()))) {
            checkpoint();
        }
        finish();
    }

    StreamResult result() {
        return new StreamResult(stream.name(), status(), rowsRead, rowsLoaded, committed, Optional.ofNullable(failure));
    }

    private Status status() {
        if (complete) {
            return Status.SUCCEEDED;
        }
        return failure == null && terms.budget().cutsShort() ? Status.CONTINUE : Status.FAILED;
    }

    /** Whether an earlier run's position turned out to be of no use, so that going on from there would fail again. */
    boolean stuck() {
        return reading.continued() && failure != null && !failure.code().retryable() && !bookmark.hasProgress();
    }

    /** Gives up what was not committed. */
    @Override
    public void close() {
        settled();
        if (loader != null) {
            loader.close();
            loader = null;
        }
    }

    /**
     * Whether the next run can go on exactly behind what would be committed now. Rows of half a page would come again, which only a
     * merge does not mind.
     */
    private boolean mayCommit() {
        return bookmark.hasNews() && (bookmark.whole() || stream.strategy() == WriteStrategy.MERGE);
    }

    /** Whether the next run goes on from the state, and nothing better can be had. */
    private boolean mayCommitState() {
        return coveredByState() && (stream.strategy() == WriteStrategy.MERGE || !bookmark.hasProgress());
    }

    /** Whether the stream's state covers the rows, but for some that come again. */
    private boolean coveredByState() {
        return incremental && pending != null && rowsWaiting > 0;
    }

    private boolean isDue() {
        return waitingSince != null
                && terms.checkpoints()
                        .due(
                                rowsWaiting,
                                Duration.between(waitingSince, terms.clock().instant()));
    }

    private void waits() {
        if (waitingSince == null) {
            waitingSince = terms.clock().instant();
            terms.budget().waiting(1);
        }
    }

    private void settled() {
        if (waitingSince != null) {
            waitingSince = null;
            terms.budget().waiting(-1);
        }
    }

    private Loader loader() {
        if (loader == null) {
            loader = warehouse.get().loader(terms.sourceName(), stream, reading.continued());
        }
        return loader;
    }

    private void checkpoint() {
        commit(
                reading.checkpoint(
                        bookmark.takeNews(),
                        stream.strategy() == WriteStrategy.REPLACE ? Optional.empty() : keptState(),
                        rowsWaiting,
                        terms.clock().instant()),
                false);
    }

    private Optional<Map<String, Object>> keptState() {
        return Optional.ofNullable(pending).filter(state -> keepsState).map(Message.State::state);
    }

    private void commit(Reading.Keeping keeping, boolean complete) {
        Loader open = loader();
        Checkpoint checkpoint = new Checkpoint(keptState(), pendingCount, sql -> {
            terms.lease().renew(sql);
            keeping.writing().write(warehouse.get().continuations(), sql);
        });
        Instant start = terms.clock().instant();
        long rows = complete ? open.complete(checkpoint) : open.checkpoint(checkpoint);
        terms.budget().committed(Duration.between(start, terms.clock().instant()));
        reading.committed(keeping);
        rowsLoaded += rows;
        rowsWaiting = 0;
        settled();
        if (keptState().isPresent() && (complete || stream.strategy() != WriteStrategy.REPLACE)) {
            committed = pending.state();
            pending = null;
            pendingCount = 0;
        }
        terms.progress().committed(stream.name(), rowsLoaded);
    }

    private void finish() {
        close();
        terms.progress().finished(result());
    }
}
