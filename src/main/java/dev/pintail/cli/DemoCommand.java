package dev.pintail.cli;

import dev.pintail.cli.demo.DemoApi;
import dev.pintail.connection.Connection;
import dev.pintail.source.read.StopSignal;
import dev.pintail.sync.Engine;
import dev.pintail.sync.SyncRequest;
import dev.pintail.sync.SyncResult;
import dev.pintail.warehouse.Location;
import dev.pintail.warehouse.Target;
import dev.pintail.warehouse.Warehouse;
import dev.pintail.warehouse.WarehouseSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pintail demo}: two syncs from a sample API on this machine, to see the whole way in a few seconds. */
@Command(
        name = "demo",
        description = "Syncs a sample API on this machine twice and shows what arrives. No network, no account.",
        footer = {"", "Example:  pintail demo"})
final class DemoCommand implements Callable<Integer> {
    private static final String NAME = "demo";
    private static final int NEW_SIGHTINGS = 3;

    @Option(
            names = "--database",
            paramLabel = "FILE",
            defaultValue = "pintail.duckdb",
            description = "The DuckDB file to load into. Default: ${DEFAULT-VALUE}.")
    private Path database;

    @Option(names = OutputOptions.DEBUG, description = "Show where in the program a failure came from.")
    private boolean debug;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (DemoApi api = DemoApi.start(Clock.systemUTC())) {
            out.printf(
                    "A sample API about ringed ducks answers at %s.%n%nFirst sync, into %s:%n",
                    api.baseUrl(), database);
            SyncResult first = sync(api);
            report(first);
            if (first.status() != SyncResult.Status.SUCCEEDED) {
                return SyncReport.exitCode(first).value();
            }
            showTables(out);

            api.addSightings(NEW_SIGHTINGS, Instant.now());
            out.printf("%nMeanwhile %d more ducks were seen. Second sync:%n", NEW_SIGHTINGS);
            SyncResult second = sync(api);
            report(second);
            out.printf(
                    "%nOnly the new sightings were read: the state of the first sync lies beside the rows.%n"
                            + "Next:  pintail query --database %s \"SELECT species, count(*) FROM sightings GROUP BY 1\"%n",
                    database);
            out.flush();
            return SyncReport.exitCode(second).value();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SyncResult sync(DemoApi api) {
        Connection connection = new Connection(
                NAME,
                new Connection.Source(
                        "bundled:demo/manifest.yaml",
                        "source-demo",
                        Map.of("base_url", api.baseUrl(), "api_token", DemoApi.TOKEN),
                        Set.of("127.0.0.1")),
                new Connection.Destination(new Connection.Database.DuckDbFile(database), Target.DEFAULT_SCHEMA, ""),
                List.of(),
                Path.of(""));
        Engine engine = Engine.system(System.getenv());
        return new WatchedSync(
                        engine, Terminal.of(System.getenv()), spec.commandLine().getErr())
                .run(SyncRequest.of(NAME, List.of(), SyncRequest.Mode.INCREMENTAL), connection, StopSignal.NEVER)
                .result();
    }

    private void report(SyncResult result) {
        new SyncReport(spec.commandLine().getOut(), spec.commandLine().getErr()).print(result);
    }

    private void showTables(PrintWriter out) {
        try (Warehouse warehouse =
                Warehouse.open(Target.of(new Location.DuckDbFile(database)), WarehouseSettings.DEFAULTS)) {
            out.printf("%nThe tables in %s:%n", database);
            TextTable tables = new TextTable();
            for (String table : List.of("stations", "sightings", "_airbyte_state", "_airbyte_streams")) {
                tables.row(table, count(warehouse, table), "rows");
            }
            tables.print(out);
            out.printf("%nThe last three sightings:%n");
            rows(
                            warehouse,
                            List.of("id", "ring", "species", "station_id", "weight_g", "seen_at"),
                            "SELECT %s FROM " + warehouse.qualified("sightings") + " ORDER BY seen_at DESC LIMIT 3")
                    .print(out);
            out.flush();
        }
    }

    private static String count(Warehouse warehouse, String table) {
        return warehouse.transaction(sql -> sql.query(
                        "SELECT count(*) FROM " + warehouse.qualified(table), row -> "%,d".formatted(row.getLong(1)))
                .getFirst());
    }

    private static TextTable rows(Warehouse warehouse, List<String> columns, String query) {
        TextTable table = new TextTable().row(columns);
        List<List<String>> rows =
                warehouse.transaction(sql -> sql.query(query.formatted(String.join(", ", columns)), row -> {
                    List<String> cells = new ArrayList<>();
                    for (int i = 1; i <= columns.size(); i++) {
                        String cell = row.getString(i);
                        cells.add(cell == null ? "" : cell);
                    }
                    return cells;
                }));
        rows.forEach(table::row);
        return table;
    }
}
