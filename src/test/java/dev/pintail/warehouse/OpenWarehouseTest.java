package dev.pintail.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.WarehouseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenWarehouseTest {
    @TempDir
    Path folder;

    private static WarehouseException failure(Location location) {
        return catchThrowableOfType(
                WarehouseException.class,
                () -> Warehouse.open(Target.of(location), WarehouseSettings.DEFAULTS)
                        .close());
    }

    @Test
    void readingStatesWritesNothing() throws IOException {
        Path file = folder.resolve("new.duckdb");
        try (Warehouse warehouse =
                Warehouse.open(Target.of(new Location.DuckDbFile(file)), WarehouseSettings.DEFAULTS)) {
            assertThat(warehouse.states().read("source-x")).isEmpty();
            assertThat(warehouse.runs().newest("c", 1)).isEmpty();
            assertThat(warehouse.sql().query("SELECT table_name FROM duckdb_tables()", row -> row.getString(1)))
                    .isEmpty();
        }
    }

    @Test
    void settingsReachDuckDb() {
        WarehouseSettings settings = new WarehouseSettings(
                Optional.of("300MB"),
                OptionalInt.of(1),
                Optional.of(folder.resolve("spill")),
                Optional.of(folder.resolve("extensions")));
        try (Warehouse warehouse =
                Warehouse.open(Target.of(new Location.DuckDbFile(folder.resolve("a.duckdb"))), settings)) {
            assertThat(warehouse
                            .sql()
                            .query(
                                    "SELECT current_setting('memory_limit'), current_setting('threads'),"
                                            + " parse_dirpath(current_setting('temp_directory')), current_setting('TimeZone')",
                                    row -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3) + " "
                                            + row.getString(4)))
                    .containsExactly("286.1 MiB 1 " + folder.resolve("spill") + " UTC");
        }
    }

    @Test
    void loadingHasOneOfDuckDbsThreadsAndAQueryAsManyAsThereAreProcessors() {
        try (Warehouse warehouse = Warehouse.open(
                Target.of(new Location.DuckDbFile(folder.resolve("a.duckdb"))), WarehouseSettings.DEFAULTS)) {
            String threads = "SELECT current_setting('threads')";

            assertThat(warehouse.sql().query(threads, row -> row.getInt(1))).containsExactly(1);
            warehouse.query(threads);
            assertThat(warehouse.sql().query(threads, row -> row.getInt(1)))
                    .containsExactly(Runtime.getRuntime().availableProcessors());
        }
    }

    @Test
    void newFilesCanBeReadSinceDuckDb14AndOldOnesStayAsTheyAre() {
        Path old = TestWarehouse.fileOfDuckDb1(folder.resolve("old.duckdb"));
        assertThat(storage(folder.resolve("new.duckdb"))).isEqualTo("v1.4.0+");
        assertThat(storage(folder.resolve("new.duckdb"))).isEqualTo("v1.4.0+");
        assertThat(storage(old)).isEqualTo("v1.0.0+");
    }

    private static String storage(Path file) {
        LoadedStream stream = TestWarehouse.stream("s", "{\"a\":{\"type\":\"string\"}}", WriteStrategy.APPEND, null);
        try (TestWarehouse db = TestWarehouse.open(file)) {
            db.load(stream, "{\"a\":\"x\"}");
            return db.rows("SELECT tags['storage_version'] FROM duckdb_databases() WHERE database_name = 'warehouse'")
                    .getFirst();
        }
    }

    @Test
    void theProgramGivesItsNameAndVersion() {
        try (Warehouse warehouse = Warehouse.open(
                Target.of(new Location.DuckDbFile(folder.resolve("a.duckdb"))), WarehouseSettings.DEFAULTS)) {
            assertThat(warehouse.sql().query("PRAGMA user_agent", row -> row.getString(1)))
                    .singleElement()
                    .asString()
                    .matches("duckdb/.* pintail/[^ /]+");
        }
    }

    @Test
    void aDatabaseThatThisProgramHasOpenIsLocked() {
        Location location = new Location.DuckDbFile(folder.resolve("a.duckdb"));
        try (Warehouse first = Warehouse.open(Target.of(location), WarehouseSettings.DEFAULTS)) {
            assertThat(failure(location).code()).isEqualTo(ErrorCode.LEASE_HELD);
            assertThat(first.states().read("source-x")).isEmpty();
        }
    }

    @Test
    void aLoaderThatIsLeftOpenDoesNotKeepTheFile() {
        Location location = new Location.DuckDbFile(folder.resolve("a.duckdb"));
        try (TestWarehouse db = TestWarehouse.open(Target.of(location), StatementProbe.NONE)) {
            db.warehouse.loader(
                    "source-x",
                    TestWarehouse.stream("t", "{\"a\":{\"type\":\"string\"}}", WriteStrategy.APPEND, null),
                    false);
        }
        Warehouse.open(Target.of(location), WarehouseSettings.DEFAULTS).close();
    }

    /** Holds the database file named by its argument until its input ends. */
    public static void main(String[] args) throws IOException {
        try (Warehouse warehouse =
                Warehouse.open(Target.of(new Location.DuckDbFile(Path.of(args[0]))), WarehouseSettings.DEFAULTS)) {
            System.out.println("open");
            warehouse.states();
            System.in.read();
        }
    }

    @Test
    void aDatabaseThatAnotherProcessHasOpenIsLockedAndTheProcessNamed() throws IOException {
        Path file = folder.resolve("held.duckdb");
        Process holder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.real.class.path", System.getProperty("java.class.path")),
                        OpenWarehouseTest.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(holder.inputReader().readLine()).isEqualTo("open");
            WarehouseException e = failure(new Location.DuckDbFile(file));
            assertThat(e.code()).isEqualTo(ErrorCode.WAREHOUSE_LOCKED);
            assertThat(e).hasMessageContaining("is open in another program", "(process %d)".formatted(holder.pid()));
        } finally {
            holder.destroy();
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "no database at all\n".repeat(1000));
        WarehouseException e = failure(new Location.DuckDbFile(file));
        assertThat(e.code()).isEqualTo(ErrorCode.WAREHOUSE_FAILED);
        assertThat(e).hasMessageStartingWith(file + ": the file is not a DuckDB database, or it is damaged");
    }

    @Test
    void aDamagedDatabaseIsNamed() throws IOException {
        Path file = folder.resolve("damaged.duckdb");
        try (TestWarehouse db = TestWarehouse.open(file)) {
            db.load(
                    TestWarehouse.stream("t", "{\"a\":{\"type\":\"string\"}}", WriteStrategy.APPEND, null),
                    "{\"a\":\"x\"}");
        }
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 8192; i < bytes.length; i += 512) {
            bytes[i] ^= 0x55;
        }
        Files.write(file, bytes);
        assertThat(failure(new Location.DuckDbFile(file)).code()).isEqualTo(ErrorCode.WAREHOUSE_FAILED);
    }

    @Test
    void aFolderWhereAFileStandsCannotBeMade() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        WarehouseException e = failure(new Location.DuckDbFile(folder.resolve("file/a.duckdb")));
        assertThat(e.code()).isEqualTo(ErrorCode.WAREHOUSE_UNAVAILABLE);
        assertThat(e).hasMessageContaining("the folder " + folder.resolve("file") + " cannot be made");
    }

    @Test
    void aFolderAsDatabaseIsRefused() {
        assertThat(failure(new Location.DuckDbFile(folder)).code()).isEqualTo(ErrorCode.WAREHOUSE_UNAVAILABLE);
    }

    @Test
    void aSchemaThatMayNotBeWrittenIsToldAndNothingIsWritten() {
        Path file = folder.resolve("a.duckdb");
        Target target = new Target(new Location.DuckDbFile(file), "information_schema", "");
        LoadedStream stream = TestWarehouse.stream("t", "{\"a\":{\"type\":\"string\"}}", WriteStrategy.APPEND, null);
        try (Warehouse warehouse = Warehouse.open(target, WarehouseSettings.DEFAULTS)) {
            assertThatThrownBy(() -> warehouse.register("source-x", java.util.List.of(stream)))
                    .isInstanceOf(WarehouseException.class)
                    .hasMessageContaining("information_schema");
        }
        try (TestWarehouse db = TestWarehouse.open(file)) {
            assertThat(db.rows("SELECT table_name FROM duckdb_tables() WHERE database_name = 'warehouse'"))
                    .isEmpty();
        }
    }

    @Test
    void withoutATokenMotherDuckIsNotEvenTried() {
        WarehouseException e = failure(new Location.MotherDuck("sales", " "));
        assertThat(e.code()).isEqualTo(ErrorCode.WAREHOUSE_AUTH_FAILED);
    }

    @Test
    void motherDuckWithoutItsExtensionIsUnavailableAndTheTokenStaysSecret() {
        WarehouseSettings nowhere = new WarehouseSettings(
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.of(folder.resolve("no extension here")));
        Connector connector = new Connector(
                Target.of(new Location.MotherDuck("sales", "token-for-tests")), nowhere, new StatementProbe() {
                    @Override
                    public void before(String sql) throws java.sql.SQLException {
                        if (sql.startsWith("LOAD")) { // tests do not go to the network
                            throw new java.sql.SQLException("IO Error: Failed to download extension \"motherduck\"");
                        }
                    }
                });
        assertThatThrownBy(() -> connector.open(java.time.InstantSource.system()))
                .isInstanceOfSatisfying(
                        WarehouseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.WAREHOUSE_UNAVAILABLE))
                .hasMessageNotContaining("token-for-tests");
    }

    @Test
    void statesOfUnselectedStreamsAndOfOldPyAirbytesAreRead() {
        try (TestWarehouse db = TestWarehouse.open(folder.resolve("a.duckdb"))) {
            db.load(TestWarehouse.stream("mine", "{}", WriteStrategy.APPEND, null));
            String insert = "INSERT INTO warehouse.main._airbyte_state VALUES (?, ?, ?, ?, now())";
            String state =
                    "{\"type\":\"STREAM\",\"stream\":{\"stream_descriptor\":{\"name\":\"x\"},\"stream_state\":{\"a\":1}}}";
            db.warehouse.sql().execute(insert, "source-test", "short", "short", state);
            db.warehouse.sql().execute(insert, "DuckDBCache", "old", "old", state);
            db.warehouse.sql().execute(insert, "source-other", "theirs", "theirs", state);
            db.warehouse.sql().execute(insert, "source-test", "prefixed", "raw_prefixed", state);
            db.warehouse
                    .sql()
                    .execute(insert, "source-test", "_GLOBAL", "_GLOBAL", "{\"type\":\"GLOBAL\",\"global_\":{}}");
            db.warehouse.sql().execute(insert, "source-test", "none", "none", null);

            assertThat(db.warehouse.states().read("source-test"))
                    .isEqualTo(Map.of("mine", Map.of("n", 0L), "short", Map.of("a", 1L), "old", Map.of("a", 1L)));

            db.warehouse.sql().execute(insert, "source-test", "broken", "broken", "{oh");
            assertThatThrownBy(() -> db.warehouse.states().read("source-test"))
                    .isInstanceOf(WarehouseException.class)
                    .hasMessage("the state of stream broken in _airbyte_state is damaged");
        }
    }
}
