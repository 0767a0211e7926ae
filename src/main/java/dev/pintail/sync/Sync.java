package dev.pintail.sync;

import static java.util.Objects.requireNonNull;

import dev.pintail.catalog.FoundManifest;
import dev.pintail.connection.Connection;
import dev.pintail.connection.Connection.Database;
import dev.pintail.connection.WriteMode;
import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.NearestName;
import dev.pintail.error.PintailException;
import dev.pintail.error.RunException;
import dev.pintail.manifest.Manifest;
import dev.pintail.protocol.AirbyteStream;
import dev.pintail.protocol.Catalog;
import dev.pintail.protocol.ConfiguredCatalog;
import dev.pintail.protocol.ConfiguredCatalog.ConfiguredStream;
import dev.pintail.protocol.StreamState;
import dev.pintail.protocol.SyncMode;
import dev.pintail.secret.Masker;
import dev.pintail.secret.SecretResolver;
import dev.pintail.source.DeclarativeSource;
import dev.pintail.source.SourceSurroundings;
import dev.pintail.source.http.Transport;
import dev.pintail.source.schema.SchemaFolder;
import dev.pintail.sync.SyncResult.Failure;
import dev.pintail.sync.SyncResult.Status;
import dev.pintail.sync.SyncResult.StreamResult;
import dev.pintail.warehouse.LoadedStream;
import dev.pintail.warehouse.Location;
import dev.pintail.warehouse.Target;
import dev.pintail.warehouse.WriteStrategy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/**
 * One run, in the order in which things happen: load the manifest, fill in the secrets, discover and choose the streams, fetch
 * their states, read, load, tell what happened.
 *
 * <p>Immutable; runs of different connections may go on at the same time.
 */
public final class Sync {
    private final Engine engine;

    public Sync(Engine engine) {
        this.engine = requireNonNull(engine, "engine is null");
    }

    /**
     * Runs a connection.
     *
     * @return what happened, also when streams failed
     * @throws PintailException if the run could not begin: request, configuration, manifest or database are wrong
     */
    public SyncResult run(SyncRequest request, Connection connection, Progress progress) {
        return run(request, connection, progress, Deadline.NONE);
    }

    /**
     * Runs a connection until it is done or the deadline is near.
     *
     * @param deadline by when this method returns, with everything committed that was read
     * @return what happened, also when streams failed; CONTINUE when time ran out
     * @throws PintailException if the run could not begin: request, configuration, manifest or database are wrong
     */
    public SyncResult run(SyncRequest request, Connection connection, Progress progress, Deadline deadline) {
        Instant started = engine.clock().instant();
        Masker masker = new Masker();
        SecretResolver secrets = new SecretResolver(engine.secrets(), connection.folder(), masker);
        try (LazyWarehouse warehouse = new LazyWarehouse(target(connection, secrets), engine.warehouse());
                Transport network = engine.network().apply(connection.source().allowHosts())) {
            Connection.Source wantedSource = connection.source();
            FoundManifest found = engine.manifests()
                    .get(wantedSource.manifest(), connection.folder(), wantedSource.allowHosts());
            found.notices().forEach(progress::log);
            Manifest manifest = found.manifest();
            DeclarativeSource source = source(found, wantedSource, network, masker, progress);
            if (request.definition().isPresent()) {
                InlineSecrets.refuse(connection, source.spec().connectionSpecification());
            }
            RunConfig config = RunConfig.of(connection, manifest, secrets, masker, warehouse);
            return new AuthenticationRetry((used, wanted) -> {
                        List<AirbyteStream> streams =
                                choose(source.discover(used.values(), used::accept), wanted).stream()
                                        .map(stream -> connection.settings(stream.name()).apply(stream))
                                        .toList();
                        warehouse.openIfPresent();
                        List<StreamState> states = states(request, connection, warehouse);
                        Map<String, StreamLoad> loads = loads(streams, connection, warehouse, progress);
                        LoadingSink sink = new LoadingSink(loads, progress, masker::mask, used::accept);
                        Optional<Failure> failure =
                                read(source, used.values(), catalog(streams, request), states, sink, deadline);
                        return result(connection, started, loads, failure);
                    })
                    .run(config, request.streams().isEmpty() ? connection.streams() : request.streams());
        } catch (RuntimeException e) {
            throw MaskedFailure.of(e, masker::mask);
        }
    }

    private Target target(Connection connection, SecretResolver secrets) {
        Connection.Destination destination = connection.destination();
        Location location = switch (destination.database()) {
            case Database.DuckDbFile file -> new Location.DuckDbFile(file.path());
            case Database.MotherDuck cloud ->
                new Location.MotherDuck(cloud.database(), secrets.resolveText(cloud.token()));
        };
        return new Target(location, destination.schema(), destination.tablePrefix());
    }

    private DeclarativeSource source(
            FoundManifest found, Connection.Source wanted, Transport network, Masker masker, Progress progress) {
        Transport watched = found.allowedHosts()
                .<Transport>map(hosts -> new DeclaredHosts(hosts, wanted, network, progress::log))
                .orElse(network);
        SchemaFolder schemas = found.folder().map(SchemaFolder::new).orElse(SchemaFolder.NONE);
        return new DeclarativeSource(
                found.manifest(),
                new SourceSurroundings(watched, engine.clock(), engine.random(), schemas).telling(masker::addPassing));
    }

    private static List<AirbyteStream> choose(Catalog catalog, List<String> wanted) {
        if (wanted.isEmpty()) {
            return catalog.streams();
        }
        Map<String, AirbyteStream> byName = new LinkedHashMap<>();
        catalog.streams().forEach(stream -> byName.put(stream.name(), stream));
        List<AirbyteStream> chosen = new ArrayList<>();
        for (String name : wanted) {
            AirbyteStream stream = byName.get(name);
            if (stream == null) {
                throw new ConfigException(
                        ErrorCode.STREAM_UNKNOWN,
                        "The connector has no stream \"%s\".%s"
                                .formatted(name, NearestName.suggestion(name, byName.keySet())),
                        "It has: " + String.join(", ", new TreeSet<>(byName.keySet())));
            }
            chosen.add(stream);
        }
        return chosen;
    }

    private static ConfiguredCatalog catalog(List<AirbyteStream> streams, SyncRequest request) {
        return new ConfiguredCatalog(streams.stream()
                .map(stream -> new ConfiguredStream(
                        stream.name(),
                        stream.jsonSchema(),
                        request.mode() == SyncRequest.Mode.INCREMENTAL && isIncremental(stream)
                                ? SyncMode.INCREMENTAL
                                : SyncMode.FULL_REFRESH,
                        stream.defaultCursorField(),
                        stream.sourceDefinedPrimaryKey()))
                .toList());
    }

    private static List<StreamState> states(SyncRequest request, Connection connection, LazyWarehouse warehouse) {
        if (request.mode() == SyncRequest.Mode.FULL_REFRESH || !warehouse.isOpen()) {
            return List.of();
        }
        return warehouse.open().states().read(connection.source().connector()).entrySet().stream()
                .map(state -> new StreamState(state.getKey(), state.getValue()))
                .toList();
    }

    private Map<String, StreamLoad> loads(
            List<AirbyteStream> streams, Connection connection, LazyWarehouse warehouse, Progress progress) {
        List<LoadedStream> loaded = streams.stream()
                .map(stream -> new LoadedStream(
                        stream.name(),
                        stream.jsonSchema(),
                        stream.sourceDefinedPrimaryKey(),
                        stream.defaultCursorField(),
                        strategy(connection.settings(stream.name()).writeMode())))
                .toList();
        String connector = connection.source().connector();
        warehouse.onFirstWrite(open -> open.register(connector, loaded));
        Map<String, StreamLoad> loads = new LinkedHashMap<>();
        for (int i = 0; i < streams.size(); i++) {
            loads.put(
                    streams.get(i).name(),
                    new StreamLoad(
                            loaded.get(i),
                            isIncremental(streams.get(i)),
                            warehouse::write,
                            connector,
                            engine.checkpoints(),
                            engine.clock(),
                            progress));
        }
        return loads;
    }

    private static WriteStrategy strategy(Optional<WriteMode> mode) {
        return mode.map(given -> switch (given) {
                    case APPEND -> WriteStrategy.APPEND;
                    case OVERWRITE -> WriteStrategy.REPLACE;
                    case APPEND_DEDUP -> WriteStrategy.MERGE;
                })
                .orElse(WriteStrategy.AUTO);
    }

    private static boolean isIncremental(AirbyteStream stream) {
        return stream.supportedSyncModes().contains(SyncMode.INCREMENTAL);
    }

    private Optional<Failure> read(
            DeclarativeSource source,
            Map<String, Object> config,
            ConfiguredCatalog catalog,
            List<StreamState> states,
            LoadingSink sink,
            Deadline deadline) {
        try {
            source.read(config, catalog, states, sink, deadline.early());
            return Optional.ofNullable(sink.failure());
        } catch (PintailException e) {
            return Optional.of(sink.describe(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunException(ErrorCode.INTERNAL, "The run was interrupted.", "Start it again; it goes on.", e);
        } finally {
            sink.close();
        }
    }

    private SyncResult result(
            Connection connection, Instant started, Map<String, StreamLoad> loads, Optional<Failure> failure) {
        List<StreamResult> streams =
                loads.values().stream().map(StreamLoad::result).toList();
        boolean someSucceeded = streams.stream().anyMatch(stream -> stream.status() == Status.SUCCEEDED);
        boolean someFailed = streams.stream().anyMatch(stream -> stream.status() != Status.SUCCEEDED);
        Status status =
                !someFailed && failure.isEmpty() ? Status.SUCCEEDED : someSucceeded ? Status.PARTIAL : Status.FAILED;
        boolean told = streams.stream().anyMatch(stream -> stream.failure().isPresent());
        return new SyncResult(
                UUID.randomUUID().toString(),
                connection.name(),
                status,
                started,
                engine.clock().instant(),
                streams,
                told ? Optional.empty() : failure,
                SyncResult.Traffic.NONE,
                Optional.empty());
    }
}
