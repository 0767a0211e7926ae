package dev.pintail.sync;

import static java.util.Objects.requireNonNull;

import dev.pintail.catalog.FoundManifest;
import dev.pintail.connection.Connection;
import dev.pintail.error.PintailException;
import dev.pintail.source.DeclarativeSource;
import dev.pintail.source.http.Transport;
import dev.pintail.source.session.CutShort;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One run, in the order in which things happen: look for the result of an earlier run with the same key, take the lease, load the
 * manifest, fill in the secrets, discover and choose the streams, fetch their states, read, load, tell what happened.
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
        String runId = UUID.randomUUID().toString();
        progress.begun(runId);
        ConnectionEnds ends = ConnectionEnds.of(engine, connection);
        try (LazyWarehouse warehouse = new LazyWarehouse(ends.target(), engine.warehouse());
                SyncRun run = new SyncRun(
                        runId, engine, request, connection, progress, limit, started, ends.masker(), warehouse)) {
            try (Transport network = run.network(ends.network())) {
                return run.finish(read(run, request, ends, network, warehouse, progress));
            } catch (CutShort e) {
                return run.outOfTime();
            } catch (PintailException e) {
                return run.couldNotBegin(e);
            }
        } catch (RuntimeException e) {
            throw MaskedFailure.of(e, ends.masker()::mask);
        }
    }

    private static SyncResult read(
            SyncRun run,
            SyncRequest request,
            ConnectionEnds ends,
            Transport network,
            LazyWarehouse warehouse,
            Progress progress) {
        Optional<SyncResult> earlier = run.start().begin();
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Connection connection = ends.connection();
        FoundManifest found = ends.manifest();
        found.notices().forEach(progress::log);
        DeclarativeSource source = ends.source(found, network, run.clock(), progress::log);
        if (request.definition().isPresent()) {
            InlineSecrets.refuse(connection, source.spec().connectionSpecification());
        }
        if (!RotatedPaths.of(found.manifest()).refreshTokens().isEmpty()) {
            earlier = run.start().beginAlone(); // a token that is good for one use is not for two runs
            if (earlier.isPresent()) {
                return earlier.get();
            }
        }
        RunConfig config = RunConfig.of(connection, found.manifest(), ends.secrets(), ends.masker(), warehouse);
        run.knows(found.manifest());
        return new AuthenticationRetry((used, wanted) -> run.attempt(source, used, wanted))
                .run(config, request.streams().isEmpty() ? connection.streams() : request.streams());
    }
}
