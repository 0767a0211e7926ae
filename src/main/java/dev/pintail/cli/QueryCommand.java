package dev.pintail.cli;

import dev.pintail.connection.Connection;
import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.sync.Engine;
import dev.pintail.sync.Opening;
import dev.pintail.warehouse.Location;
import dev.pintail.warehouse.QueryResult;
import dev.pintail.warehouse.Target;
import dev.pintail.warehouse.Warehouse;
import dev.pintail.warehouse.WarehouseSettings;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pintail query}: asks the database of a connection. */
@Command(
        name = "query",
        description =
                "Answers a query from the database of a connection. It changes nothing, and touches no other file.",
        footer = {
            "",
            "Examples:",
            "  pintail query \"SELECT count(*) FROM orders\"",
            "  pintail query --database pintail.duckdb --format csv \"SELECT * FROM sightings\""
        })
final class QueryCommand implements Callable<Integer> {
    @Mixin
    private ConnectionsOption connections;

    @Option(
            names = {"-c", "--connection"},
            paramLabel = "NAME",
            description =
                    "The connection whose database is asked. Default: the only one, or the first if all share a database.")
    private String name;

    @Option(
            names = "--database",
            paramLabel = "FILE",
            description = "Ask this DuckDB file; no connections file is needed.")
    private Path database;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, csv, json or markdown. Default: ${DEFAULT-VALUE}.")
    private QueryFormat format;

    @Mixin
    private OutputOptions output;

    @Parameters(paramLabel = "SQL", description = "The query; names without a schema are those of the connection.")
    private String sql;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Warehouse warehouse = open()) {
            QueryResult result = warehouse.query(sql);
            QueryFormat chosen = output.isJson() ? QueryFormat.JSON : format;
            chosen.print(result, out, Terminal.of(System.getenv()).width());
            out.flush();
            return ExitCode.OK.value();
        }
    }

    private Warehouse open() {
        if (database != null) {
            if (!Files.exists(database)) {
                throw absent(database.toString());
            }
            return Warehouse.open(Target.of(new Location.DuckDbFile(database)), WarehouseSettings.DEFAULTS);
        }
        Connection connection = name == null ? only() : connections.get(name);
        try (Opening opening = new Opening(Engine.system(System.getenv()), connection)) {
            return opening.existingWarehouse().orElseThrow(() -> absent("of connection " + connection.name()));
        }
    }

    private Connection only() {
        List<Connection> all = connections.choose(List.of());
        if (all.stream().map(Connection::destination).distinct().count() > 1) {
            throw new ConfigException(
                    ErrorCode.REQUEST_INVALID,
                    "There are several databases.",
                    "Name one with --connection: "
                            + String.join(
                                    ", ", all.stream().map(Connection::name).toList()));
        }
        return all.getFirst();
    }

    private static ConfigException absent(String which) {
        return new ConfigException(
                ErrorCode.FILE_NOT_FOUND,
                "The database %s does not exist yet.".formatted(which),
                "Sync first: pintail sync");
    }
}
