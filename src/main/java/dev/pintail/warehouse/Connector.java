package dev.pintail.warehouse;

import static java.util.Objects.requireNonNull;

import dev.pintail.build.Build;
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
import java.util.concurrent.atomic.AtomicInteger;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * Opens targets: an in-memory DuckDB of our own, to which the target is attached. So a file and a MotherDuck database are
 * reached in the same way, and staging tables have a place outside of both.
 */
record Connector(Target target, WarehouseSettings settings, StatementProbe probe) {
    private static final String FILE_DATABASE = "warehouse";

    /** With the format of 1.0, the default, DuckDB needs a third more time to compress rows; the oldest that PyAirbyte takes is 1.4. */
    private static final String NEW_FILES = "v1.4.0";

    private static final AtomicInteger OPENED = new AtomicInteger();

    /** Whoever had the file open may have ended while it was asked who that is; then it is free. */
    private static final int ATTEMPTS = 5;

    Warehouse open(InstantSource clock) {
        return open(clock, target.location() instanceof Location.MotherDuck);
    }

    /**
     * Opens the target.
     *
     * @param remote whether it is at the other end of a network
     */
    Warehouse open(InstantSource clock, boolean remote) {
        Location location = target.location();
        SqlErrors errors = new SqlErrors(location, secrets(location));
        Sql sql = new Sql(connect(errors), errors, probe);
        try {
            // Needs an extension that is not there yet while properties are read.
            sql.execute("SET GLOBAL TimeZone = 'UTC'");
            String database = attach(sql, location);
            LoadingMemory memory =
                    new LoadingMemory(sql, remote || settings.memoryLimit().isPresent());
            return new Warehouse(sql, database, target, input(sql), memory, clock, new SecureRandom(), remote);
        } catch (RuntimeException | Error e) {
            sql.close();
            throw e;
        }
    }

    private DuckDBConnection connect(SqlErrors errors) {
        DuckDbLibrary.requireThere();
        Properties properties = new Properties();
        settings.memoryLimit().ifPresent(limit -> properties.setProperty("memory_limit", limit));
        properties.setProperty("threads", String.valueOf(settings.threads().orElse(1)));
        properties.setProperty("temp_directory", temporaryFolder().toString());
        settings.extensionDirectory().ifPresent(path -> {
            createFolder(path);
            properties.setProperty("extension_directory", path.toString());
            if (MotherDuck.isBundled(path)) {
                properties.setProperty("autoinstall_known_extensions", "false");
            }
        });
        // No statement of ours relies on the order of rows.
        properties.setProperty("preserve_insertion_order", "false");
        // The default of 16 MB makes every commit of a large sync rewrite parts of the file.
        properties.setProperty("checkpoint_threshold", "256MB");
        // The default of 5 would keep five groups of 122,880 rows in memory, and compress most of them only at the
        // commit.
        properties.setProperty("write_buffer_row_group_count", "1");
        properties.setProperty("custom_user_agent", "pintail/" + Build.pintail());
        try {
            // Not DriverManager: a native image has no service loader entries.
            return requireNonNull((DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:", properties));
        } catch (SQLException e) {
            throw settings.memoryLimit()
                            .filter(limit -> e.getMessage().contains("memory_limit"))
                            .isPresent()
                    ? badLimit(e)
                    : errors.of(e);
        }
    }

    private WarehouseException badLimit(SQLException e) {
        return new WarehouseException(
                ErrorCode.CONFIG_INVALID,
                "DuckDB does not take the memory limit %s"
                        .formatted(settings.memoryLimit().orElseThrow()),
                "Write a number with its unit, for example 400MB.",
                e);
    }

    /** One that DuckDB makes when it needs it, and deletes; its own default is one in the working directory, which may be read-only. */
    private Path temporaryFolder() {
        Path parent = settings.tempDirectory().orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
        createFolder(parent);
        return parent.resolve("pintail-%d-%d".formatted(ProcessHandle.current().pid(), OPENED.incrementAndGet()));
    }

    /** Attaches the target and returns its name as a database. */
    private String attach(Sql sql, Location location) {
        String database = switch (location) {
            case Location.DuckDbFile file -> attachFile(sql, file.path());
            case Location.MotherDuck cloud -> MotherDuck.attach(sql, cloud, settings.extensionDirectory());
        };
        boolean readOnly = sql.query(
                        "SELECT readonly FROM duckdb_databases() WHERE database_name = ?",
                        row -> row.getBoolean(1),
                        database)
                .contains(true);
        if (readOnly) {
            throw new WarehouseException(
                    ErrorCode.WAREHOUSE_READ_ONLY,
                    "%s can be read but not written".formatted(location),
                    "At MotherDuck, use a read/write token, not one for read scaling, and no share.");
        }
        return database;
    }

    private static String attachFile(Sql sql, Path file) {
        createFolder(file.toAbsolutePath().getParent());
        for (int attempt = 1; ; attempt++) {
            try {
                sql.execute("ATTACH %s AS %s%s"
                        .formatted(
                                Names.literal(file.toString()),
                                Names.quote(FILE_DATABASE),
                                Files.exists(file) ? "" : " (STORAGE_VERSION '%s')".formatted(NEW_FILES)));
                return FILE_DATABASE;
            } catch (WarehouseException e) {
                if (e.code() != ErrorCode.WAREHOUSE_LOCKED || attempt == ATTEMPTS || !SqlErrors.holderHasEnded(e)) {
                    throw e;
                }
            }
        }
    }

    private static TableFunctionInput input(Sql sql) {
        return TableFunctionInput.register(
                sql,
                VectorMemory.find()
                        .<ChunkRows.Factory>map(MemoryRows.Factory::new)
                        .orElseGet(SetterRows.Factory::new));
    }

    private static List<String> secrets(Location location) {
        return switch (location) {
            case Location.DuckDbFile file -> List.of();
            case Location.MotherDuck cloud -> List.of(cloud.token());
        };
    }

    private static void createFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new WarehouseException(
                    ErrorCode.WAREHOUSE_UNAVAILABLE,
                    "the folder %s cannot be made: %s".formatted(folder, e.getMessage()),
                    "Create it, or name another.",
                    e);
        }
    }
}
