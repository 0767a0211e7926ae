package dev.pintail.sync;

import static java.util.Objects.requireNonNull;

import dev.pintail.catalog.ManifestText;
import dev.pintail.connection.Connection;
import dev.pintail.connection.Connection.Database;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.PintailException;
import dev.pintail.error.RunException;
import dev.pintail.manifest.ManifestLoader;
import dev.pintail.secret.Masker;
import dev.pintail.secret.SecretResolver;
import dev.pintail.source.DeclarativeSource;
import dev.pintail.source.SourceSurroundings;
import dev.pintail.source.http.Transport;
import dev.pintail.source.schema.SchemaFolder;
import dev.pintail.source.session.Clock;
import dev.pintail.source.session.CutShort;
import dev.pintail.warehouse.Location;
import dev.pintail.warehouse.Target;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

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
        Deadline limit = request.maxDuration()
                .map(longest -> deadline.within(longest, started))
                .orElse(deadline);
        Masker masker = new Masker();
        try (LazyWarehouse warehouse = new LazyWarehouse(target(connection, masker), engine.warehouse())) {
            SyncRun run = new SyncRun(engine, request, connection, progress, limit, started, masker, warehouse);
            try (Transport network = run.network(engine.network().apply(connection.source().allowHosts()))) {
                Map<String, Object> config = config(connection, masker);
                ManifestText text = engine.manifests().get(connection.source().manifest(), connection.folder());
                return run.with(config, text.sha256(), source(text, network, run.clock()));
            } catch (CutShort e) {
                return run.outOfTime();
            } catch (PintailException e) {
                return run.couldNotBegin(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new RunException(ErrorCode.INTERNAL, "The run was interrupted.", "Start it again; it goes on.", e);
            }
        }
    }

    private Map<String, Object> config(Connection connection, Masker masker) {
        SecretResolver secrets = new SecretResolver(engine.secrets(), masker);
        Map<String, Object> config = new LinkedHashMap<>();
        connection.source().config().forEach((key, value) -> config.put(key, secrets.resolve(value)));
        return config;
    }

    private Target target(Connection connection, Masker masker) {
        Connection.Destination destination = connection.destination();
        Location location = switch (destination.database()) {
            case Database.DuckDbFile file -> new Location.DuckDbFile(file.path());
            case Database.MotherDuck cloud ->
                new Location.MotherDuck(
                        cloud.database(), new SecretResolver(engine.secrets(), masker).resolveText(cloud.token()));
        };
        return new Target(location, destination.schema(), destination.tablePrefix());
    }

    private DeclarativeSource source(ManifestText text, Transport network, Clock clock) {
        return new DeclarativeSource(
                ManifestLoader.load(text.text()),
                new SourceSurroundings(
                        network,
                        clock,
                        engine.random(),
                        text.folder().map(SchemaFolder::new).orElse(SchemaFolder.NONE)));
    }
}
