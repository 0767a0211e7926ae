package dev.pintail.warehouse;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.WarehouseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * Opens targets: an in-memory DuckDB of our own, to which the target is attached. So a file and a MotherDuck database are
 * reached in the same way, and staging tables have a place outside of both.
 */
record Connector(Target target, WarehouseSettings settings, StatementProbe probe) {
    private static final String FILE_DATABASE = "warehouse";

    Warehouse open(InstantSource clock) {
        Location location = target.location();
        SqlErrors errors = new SqlErrors(location, secrets(location));
        Sql sql = new Sql(connect(errors), errors, probe);
        try {
            sql.execute("SET GLOBAL TimeZone = 'UTC'"); // needs an extension that is not there yet while properties are
            // read
            String database = attach(sql, location);
            return new Warehouse(
                    sql,
                    database,
                    target,
                    input(sql),
                    clock,
                    new SecureRandom(),
                    location instanceof Location.MotherDuck);
        } catch (RuntimeException e) {
            sql.close();
            throw e;
        }
    }

    private DuckDBConnection connect(SqlErrors errors) {
        Properties properties = new Properties();
        settings.memoryLimit().ifPresent(limit -> properties.setProperty("memory_limit", limit));
        settings.threads().ifPresent(threads -> properties.setProperty("threads", String.valueOf(threads)));
        settings.tempDirectory().ifPresent(path -> properties.setProperty("temp_directory", path.toString()));
        settings.extensionDirectory().ifPresent(path -> properties.setProperty("extension_directory", path.toString()));
        properties.setProperty("preserve_insertion_order", "false");
        try {
            // Not DriverManager: a native image has no service loader entries.
            return requireNonNull((DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:", properties));
        } catch (SQLException e) {
            throw errors.of(e);
        }
    }

    private String attach(Sql sql, Location location) {
        return switch (location) {
            case Location.DuckDbFile file -> {
                createFolder(file.path());
                sql.execute(
                        "ATTACH %s AS %s".formatted(Names.literal(file.path().toString()), Names.quote(FILE_DATABASE)));
                yield FILE_DATABASE;
            }
            case Location.MotherDuck cloud -> {
                sql.execute("LOAD motherduck");
                sql.execute("SET motherduck_token = " + Names.literal(cloud.token()));
                sql.execute("SET motherduck_attach_mode = 'single'");
                sql.execute("ATTACH " + Names.literal("md:" + cloud.database()));
                yield cloud.database();
            }
        };
    }

    private RecordInput input(Sql sql) {
        return switch (settings.bulkPath()) {
            case TABLE_FUNCTION ->
                TableFunctionInput.register(
                        sql,
                        VectorMemory.find()
                                .<ChunkRows.Factory>map(MemoryRows.Factory::new)
                                .orElseGet(SetterRows.Factory::new));
            case NDJSON ->
                new NdjsonInput(
                        settings.tempDirectory().orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"))));
        };
    }

    private static List<String> secrets(Location location) {
        return switch (location) {
            case Location.DuckDbFile file -> List.of();
            case Location.MotherDuck cloud -> List.of(cloud.token());
        };
    }

    private static void createFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new WarehouseException(
                    ErrorCode.WAREHOUSE_UNAVAILABLE,
                    "the folder of the database %s cannot be made".formatted(file),
                    "Create the folder, or name another file.",
                    e);
        }
    }
}
