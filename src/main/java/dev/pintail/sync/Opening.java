package dev.pintail.sync;

import static java.util.Objects.requireNonNull;

import dev.pintail.catalog.ManifestText;
import dev.pintail.connection.Connection;
import dev.pintail.connection.Connection.Database;
import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.NearestName;
import dev.pintail.manifest.ManifestLoader;
import dev.pintail.protocol.AirbyteStream;
import dev.pintail.protocol.ConfiguredCatalog;
import dev.pintail.protocol.ConfiguredCatalog.ConfiguredStream;
import dev.pintail.protocol.ConnectionStatus;
import dev.pintail.protocol.Message;
import dev.pintail.protocol.MessageSink;
import dev.pintail.protocol.SyncMode;
import dev.pintail.secret.Masker;
import dev.pintail.secret.SecretResolver;
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
    private Map<String, Object> config;
    private StandaloneSource source;

    public Opening(Engine engine, Connection connection) {
        this.engine = requireNonNull(engine, "engine is null");
        this.connection = requireNonNull(connection, "connection is null");
    }

    /** Tries the configuration at the API. */
    public ConnectionStatus check() {
        return source().check(config, message -> {});
    }

    /** All streams, as the connection reads and keys them. */
    public List<AirbyteStream> streams() {
        return source().discover(config, message -> {}).streams().stream()
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
        source().read(
                        config,
                        catalog,
                        List.of(),
                        message -> {
                            if (!(message instanceof Message.State)) {
                                sink.accept(message);
                            }
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
        String masked = masker.mask(text);
        return source == null ? masked : source.mask(masked);
    }

    private StandaloneSource source() {
        if (source == null) {
            SecretResolver secrets = new SecretResolver(engine.secrets(), masker);
            config = new LinkedHashMap<>();
            connection.source().config().forEach((key, value) -> config.put(key, secrets.resolve(value)));
            ManifestText text = engine.manifests().get(connection.source().manifest(), connection.folder());
            source = new StandaloneSource(
                    engine,
                    ManifestLoader.load(text.text()),
                    text.folder().map(SchemaFolder::new).orElse(SchemaFolder.NONE),
                    connection.source().allowHosts());
        }
        return source;
    }

    private Target target() {
        Connection.Destination destination = connection.destination();
        Location location = switch (destination.database()) {
            case Database.DuckDbFile file -> new Location.DuckDbFile(file.path());
            case Database.MotherDuck cloud ->
                new Location.MotherDuck(
                        cloud.database(), new SecretResolver(engine.secrets(), masker).resolveText(cloud.token()));
        };
        return new Target(location, destination.schema(), destination.tablePrefix());
    }

    @Override
    public void close() {
        if (source != null) {
            source.close();
        }
    }
}
