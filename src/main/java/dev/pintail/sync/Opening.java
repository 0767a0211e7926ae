package dev.pintail.sync;

import static java.util.Objects.requireNonNull;

import dev.pintail.catalog.FoundManifest;
import dev.pintail.connection.Connection;
import dev.pintail.error.ConfigException;
import dev.pintail.error.WarehouseException;
import dev.pintail.protocol.AirbyteStream;
import dev.pintail.protocol.ConfiguredCatalog;
import dev.pintail.protocol.ConfiguredCatalog.ConfiguredStream;
import dev.pintail.protocol.ConnectionStatus;
import dev.pintail.protocol.MessageSink;
import dev.pintail.protocol.SyncMode;
import dev.pintail.source.DeclarativeSource;
import dev.pintail.source.http.Transport;
import dev.pintail.source.read.StopSignal;
import dev.pintail.warehouse.Location;
import dev.pintail.warehouse.Target;
import dev.pintail.warehouse.Warehouse;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A connection's two ends, to be looked at without a run: its source, whose configuration has the secrets filled in, and its
 * database.
 *
 * <p>The source is opened when it is first asked. For one thread.
 */
public final class Opening implements AutoCloseable {
    private final Engine engine;
    private final Connection connection;
    private final ConnectionEnds ends;
    private LazyWarehouse tokens;
    private Transport network;
    private RunConfig config;
    private DeclarativeSource source;

    public Opening(Engine engine, Connection connection) {
        this.engine = requireNonNull(engine, "engine is null");
        this.connection = requireNonNull(connection, "connection is null");
        this.ends = ConnectionEnds.of(engine, connection);
    }

    /** Tries the configuration at the API. */
    public ConnectionStatus check() {
        return masked(() -> {
            open();
            return source.check(config.values(), config);
        });
    }

    /** All streams, as the connection reads and keys them. */
    public List<AirbyteStream> streams() {
        return masked(() -> {
            open();
            return source.discover(config.values(), config).streams().stream()
                    .map(stream -> connection.settings(stream.name()).apply(stream))
                    .toList();
        });
    }

    /**
     * The stream of this name.
     *
     * @throws ConfigException STREAM_UNKNOWN, naming the near one
     */
    public AirbyteStream stream(String name) {
        return ChosenStreams.choose(streams(), List.of(name)).getFirst();
    }

    /**
     * Reads a stream from its beginning, until it ends or the signal comes; nothing is written.
     *
     * @param stop asked before each page
     */
    public void read(AirbyteStream stream, MessageSink sink, StopSignal stop) throws InterruptedException {
        ConfiguredCatalog catalog = new ConfiguredCatalog(List.of(new ConfiguredStream(
                stream.name(),
                stream.jsonSchema(),
                stream.supportedSyncModes().contains(SyncMode.INCREMENTAL)
                        ? SyncMode.INCREMENTAL
                        : SyncMode.FULL_REFRESH,
                stream.defaultCursorField(),
                stream.sourceDefinedPrimaryKey())));
        try {
            open();
            source.read(
                    config.values(),
                    catalog,
                    List.of(),
                    message -> {
                        config.accept(message);
                        sink.accept(message);
                    },
                    stop);
        } catch (RuntimeException e) {
            throw MaskedFailure.of(e, this::mask);
        }
    }

    /** Nobody hears of a secret, not by the causes of a failure either. */
    private <T> T masked(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            throw MaskedFailure.of(e, this::mask);
        }
    }

    /** The database, opened; empty if it is a file that does not exist yet. */
    public Optional<Warehouse> existingWarehouse() {
        letGoOfTokens();
        Target target = ends.target();
        boolean absent = target.location() instanceof Location.DuckDbFile file && !Files.exists(file.path());
        return absent ? Optional.empty() : Optional.of(Warehouse.open(target, engine.warehouse()));
    }

    /** What somebody sees who looks into the database; empty if it is a file that does not exist yet. */
    public <T> Optional<T> look(Function<Warehouse, T> work) {
        Optional<Warehouse> existing = existingWarehouse();
        if (existing.isEmpty()) {
            return Optional.empty();
        }
        try (Warehouse warehouse = existing.get()) {
            return Optional.of(work.apply(warehouse));
        }
    }

    /** The database, opened; a file is made when it is absent. */
    public Warehouse warehouse() {
        letGoOfTokens();
        return Warehouse.open(ends.target(), engine.warehouse());
    }

    /** A file can be open only once. */
    private void letGoOfTokens() {
        if (tokens != null) {
            tokens.close();
        }
    }

    /**
     * Changes what runs have left of some streams, while no run of them is at work.
     *
     * @param streams none means all of the connection
     * @throws WarehouseException LEASE_HELD if a run is at work
     */
    public void change(Warehouse warehouse, List<String> streams, Runnable work) {
        HeldLease lease = new HeldLease(
                connection.name(),
                Set.copyOf(streams),
                UUID.randomUUID().toString(),
                Deadline.at(engine.clock().instant()),
                engine.clock());
        lease.take(warehouse);
        try {
            work.run();
        } finally {
            warehouse.transaction(sql -> {
                lease.release(sql);
                return null;
            });
        }
    }

    /** The text without the connection's secrets. */
    public String mask(String text) {
        return ends.masker().mask(text);
    }

    /** A token that the connector changes is kept as in a run. */
    private void open() {
        if (source != null) {
            return;
        }
        FoundManifest found = ends.manifest();
        tokens = new LazyWarehouse(ends.target(), engine.warehouse());
        config = RunConfig.of(connection, found.manifest(), ends.secrets(), ends.masker(), tokens);
        network = ends.network();
        source = ends.source(found, network, engine.clock(), line -> {});
    }

    @Override
    public void close() {
        if (network != null) {
            network.close();
        }
        if (tokens != null) {
            tokens.close();
        }
    }
}
