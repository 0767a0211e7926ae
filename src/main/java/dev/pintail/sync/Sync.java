package dev.pintail.sync;

import static java.util.Objects.requireNonNull;

import dev.pintail.catalog.FoundManifest;
import dev.pintail.connection.Connection;
import dev.pintail.connection.Connection.Database;
import dev.pintail.error.PintailException;
import dev.pintail.manifest.Manifest;
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
        SecretResolver secrets = new SecretResolver(engine.secrets(), connection.folder(), masker);
        try (LazyWarehouse warehouse = new LazyWarehouse(target(connection, secrets), engine.warehouse())) {
            SyncRun run = new SyncRun(engine, request, connection, progress, limit, started, masker, warehouse);
            try (Transport network =
                    run.network(engine.network().apply(connection.source().allowHosts()))) {
                return run.finish(read(run, request, connection, network, secrets, masker, warehouse, progress));
            } catch (CutShort e) {
                return run.outOfTime();
            } catch (PintailException e) {
                return run.couldNotBegin(e);
            }
        } catch (RuntimeException e) {
            throw MaskedFailure.of(e, masker::mask);
        }
    }

    private SyncResult read(
            SyncRun run,
            SyncRequest request,
            Connection connection,
            Transport network,
            SecretResolver secrets,
            Masker masker,
            LazyWarehouse warehouse,
            Progress progress) {
        Connection.Source wantedSource = connection.source();
        FoundManifest found =
                engine.manifests().get(wantedSource.manifest(), connection.folder(), wantedSource.allowHosts());
        found.notices().forEach(progress::log);
        Manifest manifest = found.manifest();
        DeclarativeSource source = source(found, wantedSource, network, run.clock(), masker, progress);
        if (request.definition().isPresent()) {
            InlineSecrets.refuse(connection, source.spec().connectionSpecification());
        }
        RunConfig config = RunConfig.of(connection, manifest, secrets, masker, warehouse);
        run.knows(manifest);
        return new AuthenticationRetry((used, wanted) -> run.attempt(source, used, wanted))
                .run(config, request.streams().isEmpty() ? connection.streams() : request.streams());
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
            FoundManifest found,
            Connection.Source wanted,
            Transport network,
            Clock clock,
            Masker masker,
            Progress progress) {
        Transport watched = found.allowedHosts()
                .<Transport>map(hosts -> new DeclaredHosts(hosts, wanted, network, progress::log))
                .orElse(network);
        SchemaFolder schemas = found.folder().map(SchemaFolder::new).orElse(SchemaFolder.NONE);
        return new DeclarativeSource(
                found.manifest(),
                new SourceSurroundings(watched, clock, engine.random(), schemas).telling(masker::addPassing));
    }
}
