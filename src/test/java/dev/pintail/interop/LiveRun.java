package dev.pintail.interop;

import static dev.pintail.interop.InteropCase.object;

import dev.pintail.connection.Connection;
import dev.pintail.json.JsonReader;
import dev.pintail.manifest.ManifestLoader;
import dev.pintail.protocol.Catalog;
import dev.pintail.protocol.ConfiguredCatalog;
import dev.pintail.protocol.ConfiguredCatalog.ConfiguredStream;
import dev.pintail.protocol.MessageSink;
import dev.pintail.protocol.StreamState;
import dev.pintail.protocol.SyncMode;
import dev.pintail.source.DeclarativeSource;
import dev.pintail.source.SourceSurroundings;
import dev.pintail.source.http.Transport;
import dev.pintail.source.read.StopSignal;
import dev.pintail.source.schema.SchemaFolder;
import dev.pintail.sync.Engine;
import dev.pintail.sync.Progress;
import dev.pintail.sync.Sync;
import dev.pintail.sync.SyncRequest;
import dev.pintail.sync.SyncResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One run of a case from end to end: HTTP, the real source, a database. */
record LiveRun(InteropCase interop, InteropCase.Run run, ReplayServer server) {
    private static final Set<String> HOSTS = Set.of("127.0.0.1");

    /** Runs it; what PyAirbyte's {@code write_strategy} asks beyond {@code auto} is asked of the warehouse directly. */
    void into(Path database) {
        if (run.writeStrategy().equals("auto")) {
            sync(database);
        } else {
            new InteropRunner(new RealSource(), database).run(run);
        }
    }

    /** As a user would: a connection, a request. */
    SyncResult sync(Path database) {
        Connection connection = new Connection(
                "interop",
                new Connection.Source(run.manifest(), run.sourceName(), config(), HOSTS),
                new Connection.Destination(
                        new Connection.Database.DuckDbFile(database), run.schema(), run.tablePrefix()),
                run.streams().orElse(List.of()),
                interop.folder().toAbsolutePath());
        SyncRequest.Mode mode = run.fullRefresh() ? SyncRequest.Mode.FULL_REFRESH : SyncRequest.Mode.INCREMENTAL;
        return new Sync(Engine.system(Map.of()))
                .run(SyncRequest.of("interop", List.of(), mode), connection, Progress.SILENT);
    }

    private Map<String, Object> config() {
        return object(JsonReader.read(server.here(interop.config(run))));
    }

    /** The declarative runtime, for {@link InteropRunner}. */
    private final class RealSource implements InteropSource {
        private final Engine engine = Engine.system(Map.of());

        @Override
        public Catalog discover(InteropCase.Run unused) {
            try (Transport network = engine.network().apply(HOSTS)) {
                return source(network).discover(config(), message -> {});
            }
        }

        @Override
        public void read(
                InteropCase.Run unused,
                List<String> streams,
                Map<String, Map<String, Object>> states,
                MessageSink sink) {
            try (Transport network = engine.network().apply(HOSTS)) {
                source(network)
                        .read(
                                config(),
                                new ConfiguredCatalog(discover(unused).streams().stream()
                                        .filter(stream -> streams.contains(stream.name()))
                                        .map(stream -> new ConfiguredStream(
                                                stream.name(),
                                                stream.jsonSchema(),
                                                stream.supportedSyncModes().contains(SyncMode.INCREMENTAL)
                                                        ? SyncMode.INCREMENTAL
                                                        : SyncMode.FULL_REFRESH,
                                                stream.defaultCursorField(),
                                                stream.sourceDefinedPrimaryKey()))
                                        .toList()),
                                states.entrySet().stream()
                                        .map(state -> new StreamState(state.getKey(), state.getValue()))
                                        .toList(),
                                sink,
                                StopSignal.NEVER);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        private DeclarativeSource source(Transport network) {
            return new DeclarativeSource(
                    ManifestLoader.load(interop.manifest(run)),
                    new SourceSurroundings(
                            network, engine.clock(), engine.random(), new SchemaFolder(interop.folder())));
        }
    }
}
