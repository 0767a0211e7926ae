package dev.pintail.sync;

import dev.pintail.protocol.Message;
import dev.pintail.sync.SyncResult.Failure;
import dev.pintail.sync.SyncResult.Status;
import dev.pintail.sync.SyncResult.StreamResult;
import dev.pintail.warehouse.Checkpoint;
import dev.pintail.warehouse.LoadedStream;
import dev.pintail.warehouse.Loader;
import dev.pintail.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One stream on its way from the source into its table: collects records and states, and decides when they are committed.
 *
 * <p>The database is opened with the first record or state, so that a run which reads nothing leaves nothing behind. For one
 * thread at a time.
 */
final class StreamLoad implements AutoCloseable {
    private final LoadedStream stream;
    private final boolean incremental;
    private final Supplier<Loader> opening;
    private final CheckpointPolicy policy;
    private final InstantSource clock;
    private final Progress progress;

    private Loader loader;
    private long rowsRead;
    private long rowsLoaded;
    private long rowsWaiting;
    private Instant waitingSince;
    private Message.State pending;
    private long pendingCount;
    private Map<String, Object> committed;
    private Failure failure;
    private Status status = Status.FAILED;

    /**
     * @param incremental whether the stream's state says how far it was read; else a part of it is worth nothing
     */
    StreamLoad(
            LoadedStream stream,
            boolean incremental,
            Supplier<Warehouse> warehouse,
            String sourceName,
            CheckpointPolicy policy,
            InstantSource clock,
            Progress progress) {
        this.stream = stream;
        this.incremental = incremental;
        this.opening = () -> warehouse.get().loader(sourceName, stream, false);
        this.policy = policy;
        this.clock = clock;
        this.progress = progress;
    }

    void add(Message.Records records) {
        loader().add(records.data(), records.emittedAt());
        if (rowsWaiting == 0) {
            waitingSince = clock.instant();
        }
        rowsRead += records.data().size();
        rowsWaiting += records.data().size();
        progress.read(stream.name(), rowsRead);
    }

    void state(Message.State state) {
        pending = state;
        pendingCount += state.recordCount();
        progress.reached(stream.name(), state.state());
        if (incremental
                && rowsWaiting > 0
                && policy.due(rowsWaiting, Duration.between(waitingSince, clock.instant()))) {
            committed(loader().checkpoint(checkpoint()));
        }
    }

    void failed(Failure newFailure) {
        if (failure == null) {
            failure = newFailure;
        }
    }

    /** The source read the stream to its end. */
    void complete() {
        committed(loader().complete(checkpoint()));
        status = Status.SUCCEEDED;
        finish();
    }

    /**
     * The source could not read all of it. What its state covers is kept, so that the next run goes on from there; a stream
     * without such a state keeps its old rows.
     */
    void incomplete() {
        if (incremental && pending != null && rowsWaiting > 0) {
            committed(loader().checkpoint(checkpoint()));
        }
        status = Status.FAILED;
        finish();
    }

    StreamResult result() {
        return new StreamResult(stream.name(), status, rowsRead, rowsLoaded, committed, Optional.ofNullable(failure));
    }

    /** Gives up what was not committed. */
    @Override
    public void close() {
        if (loader != null) {
            loader.close();
            loader = null;
        }
    }

    private Loader loader() {
        if (loader == null) {
            loader = opening.get();
        }
        return loader;
    }

    private Checkpoint checkpoint() {
        return pending == null
                ? new Checkpoint(Optional.empty(), 0, sql -> {})
                : Checkpoint.of(pending.state(), pendingCount);
    }

    private void committed(long rows) {
        rowsLoaded += rows;
        rowsWaiting = 0;
        if (pending != null) {
            committed = pending.state();
        }
        pending = null;
        pendingCount = 0;
        progress.committed(stream.name(), rowsLoaded);
    }

    private void finish() {
        close();
        progress.finished(result());
    }
}
