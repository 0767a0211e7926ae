package dev.pintail.conformance;

import static dev.pintail.conformance.ConnectorCase.list;
import static dev.pintail.conformance.ConnectorCase.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.connection.Connection;
import dev.pintail.json.JsonReader;
import dev.pintail.sync.Engine;
import dev.pintail.sync.Progress;
import dev.pintail.sync.Sync;
import dev.pintail.sync.SyncRequest;
import dev.pintail.sync.SyncResult;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Airbyte's own Stripe connector, unchanged, into a database: the course's pipeline. How to get the connector: see {@link
 * StripeConnectorTest}; without it these tests are skipped.
 */
class StripeToDuckDbTest {
    private static final List<Instant> RUNS = List.of(
            Instant.parse("2026-11-23T00:00:00Z"),
            Instant.parse("2026-11-23T01:00:00Z"),
            Instant.parse("2026-11-23T03:00:00Z"));

    @TempDir
    private Path folder;

    @BeforeEach
    void everythingIsThere() {
        StripeConnectorTest.requireEverything();
    }

    @Test
    void theCoursesPipelineStoresNothingTwice() throws Exception {
        List<String> only = List.of("balance_transactions");

        assertThat(loaded(sync(1, only))).isEqualTo(73);
        assertThat(tables())
                .containsExactly(
                        "_airbyte_destination_state", "_airbyte_state", "_airbyte_streams", "balance_transactions");
        assertThat(loaded(sync(2, only))).as("the one inclusive record").isEqualTo(1);
        assertThat(rows("SELECT count(*), count(DISTINCT id) FROM lms.balance_transactions"))
                .containsExactly(List.of("73", "73"));

        assertThat(loaded(sync(3, only))).as("that record and what was added").isEqualTo(4);
        assertThat(rows("SELECT count(*), count(DISTINCT id) FROM lms.balance_transactions"))
                .containsExactly(List.of("76", "76"));
    }

    @Test
    void threeRunsLeaveTheNewestVersionOfEveryRecordThatTheReferenceRead() throws Exception {
        Map<String, Map<String, String>> expected = new TreeMap<>();
        for (int run = 1; run <= RUNS.size(); run++) {
            SyncResult result = sync(run, cursors().keySet().stream().toList());
            assertThat(result.status()).isEqualTo(SyncResult.Status.SUCCEEDED);

            addNewest(run, expected);
            for (Map.Entry<String, String> stream : cursors().entrySet()) {
                Map<String, String> stored = new TreeMap<>();
                List<List<String>> rows = rows("SELECT id, CAST(\"%s\" AS VARCHAR) FROM lms.\"%s\""
                        .formatted(stream.getValue(), stream.getKey()));
                rows.forEach(row -> stored.put(row.getFirst(), row.getLast()));
                assertThat(stored).as("%s after run %d", stream.getKey(), run).isEqualTo(expected.get(stream.getKey()));
                assertThat(rows).as("no row twice in " + stream.getKey()).hasSameSizeAs(stored.keySet());
            }
            assertThat(states()).as("states after run %d", run).isEqualTo(recordedStates(run));
        }
    }

    /** Runs it at the time of the recorded run; the requests must be the recorded ones if all streams are read. */
    private SyncResult sync(int run, List<String> streams) throws Exception {
        FrozenClock clock = new FrozenClock(RUNS.get(run - 1));
        try (StripeEmulator stripe = StripeConnectorTest.stripe(run, RUNS.get(run - 1))) {
            List<RequestLog> logs = new ArrayList<>();
            Engine engine = Engine.system(Map.of())
                    .watched(
                            network -> {
                                RequestLog log = new RequestLog(network, stripe.url());
                                logs.add(log);
                                return log;
                            },
                            _ -> clock);
            Connection connection = new Connection(
                    "stripe",
                    new Connection.Source(
                            StripeConnectorTest.CONNECTOR
                                    .resolve("manifest.yaml")
                                    .toAbsolutePath()
                                    .toString(),
                            "source-stripe",
                            StripeConnectorTest.RECORDING
                                    .step(run, RUNS.get(run - 1))
                                    .config(),
                            Set.of("127.0.0.1")),
                    new Connection.Destination(
                            new Connection.Database.DuckDbFile(folder.resolve("stripe.duckdb")), "lms", ""),
                    streams,
                    folder);
            SyncResult result = new Sync(engine)
                    .run(
                            SyncRequest.of("stripe", List.of(), SyncRequest.Mode.INCREMENTAL),
                            connection,
                            Progress.SILENT);
            assertThat(result.failure()).isEqualTo(Optional.empty());
            if (streams.size() > 1) {
                assertThat(logs.stream()
                                .flatMap(log -> log.lines().stream())
                                .sorted()
                                .toList())
                        .isEqualTo(StripeConnectorTest.RECORDING.requests(run));
            }
            return result;
        }
    }

    private static long loaded(SyncResult result) {
        return result.streams().getFirst().rowsLoaded();
    }

    /** Stream to cursor field, of the streams that the reference read. */
    private static Map<String, String> cursors() {
        Map<String, String> cursors = new LinkedHashMap<>();
        Object catalog = StripeConnectorTest.RECORDING.step(1, RUNS.getFirst()).catalog();
        for (Object each : list(object(catalog).get("streams"))) {
            cursors.put((String) object(object(each).get("stream")).get("name"), (String)
                    list(object(each).get("cursor_field")).getFirst());
        }
        return cursors;
    }

    /** By stream and id, the greatest cursor of the records that the reference read. */
    private static void addNewest(int run, Map<String, Map<String, String>> newest) {
        Map<String, Object> records = object(StripeConnectorTest.RECORDING
                .step(run, RUNS.get(run - 1))
                .expect()
                .get("records"));
        cursors().forEach((stream, cursor) -> {
            Map<String, String> ids = newest.computeIfAbsent(stream, name -> new TreeMap<>());
            for (Object record : list(records.get(stream))) {
                String value = String.valueOf(object(record).get(cursor));
                ids.merge(
                        (String) object(record).get("id"),
                        value,
                        (old, young) -> Long.parseLong(young) >= Long.parseLong(old) ? young : old);
            }
        });
    }

    private static Map<String, Object> recordedStates(int run) {
        Map<String, Object> states = new TreeMap<>();
        object(StripeConnectorTest.RECORDING
                        .step(run, RUNS.get(run - 1))
                        .expect()
                        .get("state"))
                .forEach((stream, state) -> states.put(stream, withoutDuration(state)));
        return states;
    }

    private Map<String, Object> states() throws SQLException {
        Map<String, Object> states = new TreeMap<>();
        for (List<String> row : rows("SELECT stream_name, state_json FROM lms._airbyte_state")) {
            Object stream = object(JsonReader.read(row.getLast())).get("stream");
            states.put(row.getFirst(), withoutDuration(object(stream).get("stream_state")));
        }
        return states;
    }

    /** The lookback window is how long the sync took. */
    private static Map<String, Object> withoutDuration(Object state) {
        Map<String, Object> rest = new TreeMap<>(object(state));
        rest.remove("lookback_window");
        return rest;
    }

    private List<String> tables() throws SQLException {
        return rows("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'lms'"
                        + " AND NOT starts_with(table_name, '_pintail_') ORDER BY 1")
                .stream()
                .map(List::getFirst)
                .toList();
    }

    private List<List<String>> rows(String query) throws SQLException {
        try (java.sql.Connection connection =
                        new DuckDBDriver().connect("jdbc:duckdb:" + folder.resolve("stripe.duckdb"), new Properties());
                Statement sql = connection.createStatement();
                ResultSet result = sql.executeQuery(query)) {
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getString(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }
}
