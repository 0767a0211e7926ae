package dev.pintail.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.api.LocalApi;
import dev.pintail.connection.Connection;
import dev.pintail.json.JsonWriter;
import dev.pintail.source.http.Transport;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A connection to a local API with a database of its own, and a clock that follows the API's answers. */
record SyncProject(
        String name,
        Path folder,
        LocalApi api,
        TickingClock clock,
        CheckpointPolicy checkpoints,
        Path manifest,
        UnaryOperator<Transport> network) {
    static final Path MANIFEST = Path.of("src/test/resources/sync/continued.manifest.yaml");

    SyncProject(String name, Path folder, LocalApi api, TickingClock clock) {
        this(name, folder, api, clock, CheckpointPolicy.DEFAULT);
    }

    SyncProject(String name, Path folder, LocalApi api, TickingClock clock, CheckpointPolicy checkpoints) {
        this(name, folder, api, clock, checkpoints, MANIFEST, network -> network);
    }

    SyncProject with(Path otherManifest) {
        return new SyncProject(name, folder, api, clock, checkpoints, otherManifest, network);
    }

    SyncProject with(UnaryOperator<Transport> otherNetwork) {
        return new SyncProject(name, folder, api, clock, checkpoints, manifest, otherNetwork);
    }

    Path database() {
        return folder.resolve(name + ".duckdb");
    }

    Connection connection() {
        return new Connection(
                "long",
                new Connection.Source(
                        manifest.toAbsolutePath().toString(),
                        "source-long",
                        Map.of("base_url", api.url()),
                        Set.of("127.0.0.1")),
                new Connection.Destination(new Connection.Database.DuckDbFile(database()), "main", ""),
                List.of(),
                folder);
    }

    Engine engine() {
        Engine real = Engine.system(Map.of());
        return new Engine(
                real.manifests(),
                real.secrets(),
                hosts -> network.apply(real.network().apply(hosts)),
                clock,
                new Random(1),
                real.warehouse(),
                checkpoints,
                real.files());
    }

    static SyncRequest request(String... streams) {
        return SyncRequest.of("long", List.of(streams), SyncRequest.Mode.INCREMENTAL);
    }

    SyncResult run(SyncRequest request) {
        return new Sync(engine()).run(request, connection(), Progress.SILENT);
    }

    SyncResult run(SyncRequest request, Duration limit) {
        Deadline deadline = Deadline.at(clock.instant().plus(limit));
        return new Sync(engine()).run(request, connection(), Progress.SILENT, deadline);
    }

    /** Runs with a short limit, again and again, until it need not go on; the results in order. */
    List<SyncResult> runToTheEnd(SyncRequest request, Duration limit) {
        List<SyncResult> results = new ArrayList<>();
        do {
            results.add(run(request, limit));
            if (results.size() > 100) {
                throw new AssertionError("no end: " + results.getLast());
            }
        } while (results.getLast().status() == SyncResult.Status.CONTINUE);
        return results;
    }

    /** The rows of a query, as JSON; empty without a database. */
    List<String> rows(String query) {
        try (java.sql.Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                List<Object> values = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    values.add(Optional.ofNullable(rows.getString(i)).orElse("null"));
                }
                found.add(JsonWriter.COMPACT.write(values));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything that a sync leaves for its users, except for times, random ids, and how many records and seconds a state covers. */
    List<String> contents(String... tables) {
        List<String> contents = new ArrayList<>();
        for (String table : tables) {
            contents.add(table);
            contents.addAll(rows("SELECT id, \"at\", \"order\" FROM %s ORDER BY ALL".formatted(table)));
        }
        contents.addAll(
                rows(
                        "SELECT stream_name, "
                                + " regexp_replace(json_extract(state_json, '$.stream')::VARCHAR, '\"lookback_window\":[0-9]+', '') FROM _airbyte_state ORDER BY ALL"));
        return contents;
    }

    /** Compares with another database; a failure shows only what differs. */
    void assertSameAs(SyncProject other, String... tables) {
        List<String> mine = contents(tables);
        List<String> theirs = other.contents(tables);
        assertThat(without(theirs, mine)).as("missing").isEmpty();
        assertThat(without(mine, theirs)).as("too many").isEmpty();
    }

    /** The elements of a list without those of another one, each as often as it is there. */
    static <T> List<T> without(List<T> list, List<T> others) {
        List<T> rest = new ArrayList<>(list);
        others.forEach(rest::remove);
        return rest;
    }
}
