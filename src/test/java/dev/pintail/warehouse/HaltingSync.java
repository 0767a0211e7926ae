package dev.pintail.warehouse;

import dev.pintail.connection.Connection;
import dev.pintail.sync.CheckpointPolicy;
import dev.pintail.sync.Engine;
import dev.pintail.sync.Progress;
import dev.pintail.sync.Sync;
import dev.pintail.sync.SyncRequest;
import dev.pintail.sync.SyncResult;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A whole sync that commits at every state, in a process that may end itself at a statement, as if killed: arguments are the
 * folder with the manifest, the API's address, the number of the statement, and {@code before} or {@code after}.
 */
public final class HaltingSync {
    static final int KILLED = 137;

    private HaltingSync() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        ProcessProbe.set(new StatementProbe() {
            private final int last = Integer.parseInt(arguments[2]);
            private int statement;

            @Override
            public synchronized void before(String sql) {
                halt(++statement == last && arguments[3].equals("before"));
            }

            @Override
            public synchronized void after(String sql) {
                halt(statement == last && arguments[3].equals("after"));
            }

            private static void halt(boolean now) {
                if (now) {
                    Runtime.getRuntime().halt(KILLED);
                }
            }
        });
        SyncResult result = sync(Path.of(arguments[0]), arguments[1]);
        System.exit(result.status() == SyncResult.Status.SUCCEEDED ? 0 : 1);
    }

    static SyncResult sync(Path folder, String api) throws ReflectiveOperationException {
        Connection connection = new Connection(
                "items",
                new Connection.Source(
                        "items.manifest.yaml",
                        "source-items",
                        Map.of("base_url", api, "token", "t", "end_date", "2026-01-04"),
                        Set.of("127.0.0.1")),
                new Connection.Destination(
                        new Connection.Database.DuckDbFile(folder.resolve("items.duckdb")), "main", ""),
                List.of(),
                folder);
        return new Sync(committingAtEveryState(Engine.system(Map.of())))
                .run(SyncRequest.of("items", List.of(), SyncRequest.Mode.INCREMENTAL), connection, Progress.SILENT);
    }

    /** The engine with another policy, whatever else it has. */
    private static Engine committingAtEveryState(Engine engine) throws ReflectiveOperationException {
        List<Class<?>> types = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : Engine.class.getRecordComponents()) {
            types.add(component.getType());
            values.add(
                    component.getType() == CheckpointPolicy.class
                            ? new CheckpointPolicy(1, Duration.ZERO)
                            : component.getAccessor().invoke(engine));
        }
        Constructor<Engine> constructor = Engine.class.getConstructor(types.toArray(Class[]::new));
        return constructor.newInstance(values.toArray());
    }
}
