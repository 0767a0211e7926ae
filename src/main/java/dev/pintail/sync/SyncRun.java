package dev.pintail.sync;

import static java.util.Objects.requireNonNull;

import dev.pintail.connection.Connection;
import dev.pintail.digest.Sha256;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.PintailException;
import dev.pintail.error.RunException;
import dev.pintail.json.JsonWriter;
import dev.pintail.manifest.Manifest;
import dev.pintail.protocol.StreamState;
import dev.pintail.secret.Masker;
import dev.pintail.source.DeclarativeSource;
import dev.pintail.source.PreparedSource;
import dev.pintail.source.bookmark.Bookmark;
import dev.pintail.source.cursor.CursorBounds;
import dev.pintail.source.http.Transport;
import dev.pintail.source.read.ReadTerms;
import dev.pintail.source.session.Clock;
import dev.pintail.source.session.CutShort;
import dev.pintail.sync.SyncResult.Failure;
import dev.pintail.sync.SyncResult.PlannedStream;
import dev.pintail.sync.SyncResult.Status;
import dev.pintail.warehouse.LoadedStream;
import dev.pintail.warehouse.Warehouse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;

/** One run while it is going on, from its lease to what is written down of it at the end. One thread. */
final class SyncRun implements AutoCloseable {
    private final Engine engine;
    private final SyncRequest request;
    private final Connection connection;
    private final Progress progress;
    private final Instant started;
    private final Masker masker;
    private final LazyWarehouse warehouse;
    private final String runId;
    private final TrafficMeter meter = new TrafficMeter();
    private final ReentrantLock turn = new ReentrantLock();
    private final TimeBudget budget;
    private final HeldLease lease;
    private final Clock clock;
    private final RunStart start;
    private final RunResults results;
    private Map<String, Reading> readings = Map.of();
    private Map<String, StreamLoad> loads = Map.of();
    private final Map<String, Reading> allReadings = new LinkedHashMap<>();
    private final Map<String, StreamLoad> allLoads = new LinkedHashMap<>();
    private String manifestDigest = "";
    private RunLedger ledger;

    SyncRun(
            String runId,
            Engine engine,
            SyncRequest request,
            Connection connection,
            Progress progress,
            Deadline deadline,
            Instant started,
            Masker masker,
            LazyWarehouse warehouse) {
        this.runId = requireNonNull(runId, "runId is null");
        this.engine = requireNonNull(engine, "engine is null");
        this.request = requireNonNull(request, "request is null");
        this.connection = requireNonNull(connection, "connection is null");
        this.progress = requireNonNull(progress, "progress is null");
        this.started = requireNonNull(started, "started is null");
        this.masker = requireNonNull(masker, "masker is null");
        this.warehouse = requireNonNull(warehouse, "warehouse is null");
        this.budget = new TimeBudget(engine.clock(), deadline, started);
        this.lease = new HeldLease(connection.name(), Set.copyOf(request.streams()), runId, deadline, engine.clock());
        this.clock = new BudgetedClock(engine.clock(), budget, meter);
        this.ledger = new RunLedger(request, connection, lease, meter, "");
        this.start = new RunStart(request, ledger, lease, warehouse, started);
        this.results = new RunResults(runId, connection.name(), started, engine.clock(), meter);
    }

    /** How the run begins, before everything else. */
    RunStart start() {
        return start;
    }

    /** The run's clock: nobody waits longer with it than the run may last. */
    Clock clock() {
        return clock;
    }

    /** The network as the run uses it. */
    Transport network(Transport network) {
        return new BudgetedTransport(network, budget, meter, engine.clock());
    }

    /** Learns which manifest it is. */
    void knows(Manifest manifest) {
        manifestDigest = digest(List.of(String.valueOf(manifest.raw())));
        ledger = new RunLedger(request, connection, lease, meter, manifestDigest);
    }

    /**
     * Reads and loads streams; another attempt, with other secrets, may follow.
     *
     * @param wanted names; none means all
     */
    SyncResult attempt(DeclarativeSource source, RunConfig config, List<String> wanted) {
        try (PreparedSource prepared = source.prepare(config.values(), config)) {
            return attempt(prepared, config, wanted);
        }
    }

    private SyncResult attempt(PreparedSource source, RunConfig config, List<String> wanted) {
        ChosenStreams streams = ChosenStreams.of(source.catalog(), wanted, request, connection);
        if (!budget.requested()) {
            Optional<SyncResult> earlier = start.beginInAnyCase();
            if (earlier.isPresent()) {
                return earlier.get();
            }
        }
        List<LoadedStream> loaded = streams.loaded();
        readings =
                readings().of(loaded, streams.incremental(), warehouse.present().orElse(null));
        allReadings.putAll(readings);
        if (request.dryRun()) {
            return results.planned(plan(loaded, streams.incremental()));
        }
        warehouse.onFirstWrite(open -> {
            lease.take(open);
            open.continuations().create();
            open.register(connection.source().connector(), loaded);
        });
        loads = loads(loaded, streams.incremental());
        allLoads.putAll(loads);
        LoadingSink sink = new LoadingSink(loads, progress, masker::mask, config, turn);
        return results.of(readings, loads, read(source, streams, sink));
    }

    private Readings readings() {
        String digest = digest(List.of(
                manifestDigest, connection.source().config(), request.mode().name()));
        String wanted = digest(List.of(new ArrayList<>(new TreeSet<>(request.streams()))));
        Map<String, Map<String, Object>> committed = warehouse.isOpen()
                ? warehouse.open().states().read(connection.source().connector())
                : Map.of();
        return new Readings(
                connection.name(),
                wanted,
                digest,
                committed,
                request.window(),
                request.mode() == SyncRequest.Mode.FULL_REFRESH,
                started);
    }

    private static String digest(List<Object> values) {
        return Sha256.of(JsonWriter.COMPACT.write(values));
    }

    private List<PlannedStream> plan(List<LoadedStream> streams, Map<String, Boolean> incremental) {
        return streams.stream()
                .map(stream -> new PlannedStream(
                        stream.name(),
                        incremental.get(stream.name()) && request.mode() == SyncRequest.Mode.INCREMENTAL
                                ? "incremental"
                                : "full_refresh",
                        stream.strategy().name().toLowerCase(Locale.ROOT),
                        readings.get(stream.name()).startedFrom().orElse(null),
                        readings.get(stream.name()).continued()))
                .toList();
    }

    private Map<String, StreamLoad> loads(List<LoadedStream> streams, Map<String, Boolean> incremental) {
        RunTerms terms = new RunTerms(
                connection.source().connector(),
                new CheckpointPolicy(
                        engine.checkpoints().rows(),
                        budget.shorten(engine.checkpoints().age())),
                engine.clock(),
                progress,
                budget,
                lease);
        Map<String, StreamLoad> made = new LinkedHashMap<>();
        for (LoadedStream stream : streams) {
            Reading reading = readings.get(stream.name());
            if (!reading.complete()) {
                StreamBookmark bookmark = new StreamBookmark(
                        stream.name(),
                        reading.head().startedAt(),
                        reading.found(),
                        budget::requested,
                        masker::mask,
                        turn);
                made.put(
                        stream.name(),
                        new StreamLoad(
                                stream,
                                incremental.get(stream.name()),
                                request.window().isEmpty(),
                                terms,
                                warehouse::write,
                                reading,
                                bookmark));
            }
        }
        return made;
    }

    private Optional<Failure> read(PreparedSource source, ChosenStreams streams, LoadingSink sink) {
        List<StreamState> states = new ArrayList<>();
        readings.forEach((stream, reading) ->
                reading.head().startState().ifPresent(state -> states.add(new StreamState(stream, state))));
        ReadTerms terms = new ReadTerms(
                budget,
                stream -> loads.containsKey(stream) ? loads.get(stream).bookmark() : Bookmark.NONE,
                request.window().map(window -> new CursorBounds(window.from(), window.to())));
        try {
            source.read(streams.catalog(loads::containsKey), states, sink, terms);
            return Optional.ofNullable(sink.failure());
        } catch (CutShort e) {
            return Optional.empty();
        } catch (PintailException e) {
            return Optional.of(sink.describe(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunException(ErrorCode.INTERNAL, "The run was interrupted.", "Start it again; it goes on.", e);
        } finally {
            sink.close();
        }
    }

    /** Writes down what has happened; what was loaded stays, even if this fails. */
    SyncResult finish(SyncResult result) {
        if (!warehouse.isOpen() || !result.runId().equals(runId) || request.dryRun()) {
            return result;
        }
        try {
            ledger.close(result, warehouse.open(), allReadings, allLoads);
            lease.released();
        } catch (PintailException e) {
            progress.log(masker.mask("The run's end could not be written down: " + e.getMessage()));
        }
        return result;
    }

    /** The answer when time was over before the streams were known. */
    SyncResult outOfTime() {
        return finish(results.withoutStreams(Status.CONTINUE, Optional.empty()));
    }

    /**
     * The answer when another run is at work.
     *
     * @throws PintailException if something else was the reason
     */
    SyncResult couldNotBegin(PintailException e) {
        Failure failure = Failure.of(e, null);
        if (e.code() == ErrorCode.LEASE_HELD) {
            return results.withoutStreams(Status.SKIPPED, Optional.of(failure));
        }
        Optional<Warehouse> present = presentWarehouse(e);
        SyncResult failed = results.withoutStreams(Status.FAILED, Optional.of(failure));
        present.ifPresent(open -> ledger.failedToBegin(open, failed, e));
        throw e;
    }

    /** Gives the lease back if it was not given back with the run's end. */
    @Override
    public void close() {
        try {
            lease.giveBack(warehouse);
        } catch (PintailException e) {
            progress.log(masker.mask("The lease could not be given back: " + e.getMessage()));
        }
    }

    private Optional<Warehouse> presentWarehouse(PintailException e) {
        try {
            warehouse.openIfPresent();
            return warehouse.isOpen() ? Optional.of(warehouse.open()) : Optional.empty();
        } catch (PintailException other) {
            e.addSuppressed(other);
            return Optional.empty();
        }
    }
}
