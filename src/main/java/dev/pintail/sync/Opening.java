package dev.pintail.sync;

import static java.util.Objects.requireNonNull;

import dev.pintail.catalog.FoundManifest;
import dev.pintail.connection.Connection;
import dev.pintail.connection.Connection.Database;
import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.NearestName;
import dev.pintail.protocol.AirbyteStream;
import dev.pintail.protocol.ConfiguredCatalog;
import dev.pintail.protocol.ConfiguredCatalog.ConfiguredStream;
import dev.pintail.protocol.ConnectionStatus;
import dev.pintail.protocol.MessageSink;
import dev.pintail.protocol.SyncMode;
import dev.pintail.secret.Masker;
import dev.pintail.secret.SecretResolver;
import dev.pintail.source.DeclarativeSource;
import dev.pintail.source.SourceSurroundings;
import dev.pintail.source.http.Transport;
import dev.pintail.source.read.StopSignal;
import dev.pintail.source.schema.SchemaFolder;
import dev.pintail.warehouse.Location;
import dev.pintail.warehouse.Target;
import dev.pintail.warehouse.Warehouse;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A connection's two ends, to be looked at without a run: its source, whose configuration has the secrets filled in, and its
 * database.
 *
 * <p>The source is opened when it is first asked. For one thread.
 */
public final class Opening implements AutoCloseable {
    private final Engine engine;
    private final Connection connection;
    private final Masker masker = new Masker();
    private final SecretResolver secrets;
    private LazyWarehouse tokens;
    private Transport network;
    private RunConfig config;
    private DeclarativeSource source;

    public Opening(Engine engine, Connection connection) {
        this.engine = requireNonNull(engine, "engine is null");
        this.connection = requireNonNull(connection, "connection is null");
        this.secrets = new SecretResolver(engine.secrets(), connection.folder(), masker);
    }

    /** Tries the configuration at the API. */
    public ConnectionStatus check() {
        open();
        return source.check(config.values(), config);
    }

    /** All streams, as the connection reads and keys them. */
    public List<AirbyteStream> streams() {
        open();
        return source.discover(config.values(), config).streams().stream()
                .map(stream -> connection.settings(stream.name()).apply(stream))
                .toList();
    }

    /**
     * The stream of this name.
     *
     * @throws ConfigException STREAM_UNKNOWN, naming the near one
     */
    public AirbyteStream stream(String name) {
        Map<String, AirbyteStream> streams = new LinkedHashMap<>();
        streams().forEach(stream -> streams.put(stream.name(), stream));
        if (!streams.containsKey(name)) {
            throw new ConfigException(
                    ErrorCode.STREAM_UNKNOWN,
                    "The connector has no stream \"%s\".%s"
                            .formatted(name, NearestName.suggestion(name, streams.keySet())),
                    "It has: " + String.join(", ", new TreeSet<>(streams.keySet())));
        }
        return streams.get(name);
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
    }

    /** The database, opened; empty if it is a file that does not exist yet. */
    public Optional<Warehouse> existingWarehouse() {
        Target target = target();
        boolean absent = target.location() instanceof Location.DuckDbFile file && !Files.exists(file.path());
        return absent ? Optional.empty() : Optional.of(Warehouse.open(target, engine.warehouse()));
    }

    /** The database, opened; a file is made when it is absent. */
    public Warehouse warehouse() {
        return Warehouse.open(target(), engine.warehouse());
    }

    /** The text without the connection's secrets. */
    public String mask(String text) {
        return masker.mask(text);
    }

    /** A token that the connector changes is kept as in a run. */
    private void open() {
        if (source != null) {
            return;
        }
        Connection.Source wanted = connection.source();
        FoundManifest found = engine.manifests().get(wanted.manifest(), connection.folder(), wanted.allowHosts());
        tokens = new LazyWarehouse(target(), engine.warehouse());
        config = RunConfig.of(connection, found.manifest(), secrets, masker, tokens);
        network = engine.network().apply(wanted.allowHosts());
        Transport watched = found.allowedHosts()
                .<Transport>map(hosts -> new DeclaredHosts(hosts, wanted, network, line -> {}))
                .orElse(network);
        source = new DeclarativeSource(
                found.manifest(),
                new SourceSurroundings(
                                watched,
                                engine.clock(),
                                engine.random(),
                                found.folder().map(SchemaFolder::new).orElse(SchemaFolder.NONE))
                        .telling(masker::addPassing));
    }

    private Target target() {
        Connection.Destination destination = connection.destination();
        Location location = switch (destination.database()) {
            case Database.DuckDbFile file -> new Location.DuckDbFile(file.path());
            case Database.MotherDuck cloud ->
                new Location.MotherDuck(cloud.database(), secrets.resolveText(cloud.token()));
        };
        return new Target(location, destination.schema(), destination.tablePrefix());
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
