package dev.pintail.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.WarehouseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything about MotherDuck but the wire: a second DuckDB file stands where {@code md:} would, reached by the same code. */
class MotherDuckTest {
    private static final String TOKEN = "token-for-tests";

    @TempDir
    Path folder;

    /** Attaches a file where MotherDuck is meant; fails where told, once. */
    private static final class StandIn implements StatementProbe {
        private final Path file;
        private final List<String> seen = new ArrayList<>();
        private boolean present = true;
        private boolean readOnly;
        private int failing = -1;
        private boolean answerLost;
        private String refusal;

        StandIn(Path file) {
            this.file = file;
        }

        @Override
        public void before(String sql) throws SQLException {
            seen.add(sql);
            if (sql.equals("ATTACH 'md:sales'")) {
                if (refusal != null) {
                    throw new SQLException(refusal);
                }
                if (!present) {
                    throw new SQLException("Binder Error: no database/share named 'sales' found");
                }
            }
            present |= sql.startsWith("CREATE DATABASE");
            if (seen.size() - 1 == failing && !answerLost) {
                throw new SQLException("Connection Error: lost");
            }
        }

        @Override
        public void after(String sql) throws SQLException {
            if (seen.size() - 1 == failing && answerLost) {
                throw new SQLException("Connection Error: lost");
            }
        }

        @Override
        public String replacement(String sql) {
            if (sql.equals("ATTACH 'md:sales'")) {
                return "ATTACH '%s' AS sales%s".formatted(file, readOnly ? " (READ_ONLY)" : "");
            }
            boolean wire = sql.equals("LOAD motherduck")
                    || sql.equals("ATTACH 'md:'")
                    || sql.startsWith("SET motherduck_")
                    || sql.startsWith("CREATE DATABASE");
            return wire ? "SELECT 1" : sql;
        }
    }

    private static Target target(boolean create) {
        return Target.of(new Location.MotherDuck("sales", TOKEN, create));
    }

    private static TestWarehouse open(StandIn standIn) {
        return TestWarehouse.open(target(false), standIn);
    }

    private static WarehouseException failure(StandIn standIn) {
        return catchThrowableOfType(
                WarehouseException.class, () -> open(standIn).close());
    }

    private static List<String> contents(TestWarehouse db) {
        List<String> contents = new ArrayList<>(db.rows("SELECT id, seen, v, _airbyte_meta FROM sales.main.t"));
        contents.addAll(db.rows("SELECT stream_name, table_name, state_json FROM sales.main._airbyte_state"));
        contents.addAll(db.rows("SELECT table_name FROM duckdb_tables() WHERE database_name = 'sales'"));
        return contents;
    }

    @Test
    void theTokenIsGivenBySettingAndTheWorkspaceStaysAsItIs() {
        StandIn standIn = new StandIn(folder.resolve("a.duckdb"));
        open(standIn).close();
        assertThat(standIn.seen)
                .containsSubsequence(
                        "LOAD motherduck",
                        "SET motherduck_token = 'token-for-tests'",
                        "SET motherduck_attach_mode = 'single'",
                        "ATTACH 'md:sales'");
        assertThat(standIn.seen).filteredOn(sql -> sql.contains(TOKEN)).hasSize(1);
        assertThat(standIn.seen).noneMatch(sql -> sql.startsWith("DETACH"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            Invalid Input Error: Your request is not authenticated. Please check your MotherDuck token. ; WAREHOUSE_AUTH_FAILED
            Invalid Input Error: Invalid MotherDuck token: token-for-tests                               ; WAREHOUSE_AUTH_FAILED
            Binder Error: Cannot execute writes with a read scaling token                               ; WAREHOUSE_READ_ONLY
            Invalid Input Error: DuckDB v9 is not supported by MotherDuck                               ; WAREHOUSE_FAILED
            """)
    void aRefusalIsToldAtOnce(String text, ErrorCode code) {
        StandIn standIn = new StandIn(folder.resolve("a.duckdb"));
        standIn.refusal = text;
        WarehouseException e = failure(standIn);
        assertThat(e.code()).isEqualTo(code);
        assertThat(e).hasMessageNotContaining(TOKEN);
        assertThat(standIn.seen).filteredOn("ATTACH 'md:sales'"::equals).hasSize(1);
    }

    @Test
    void aDatabaseThatMayOnlyBeReadIsRefusedBeforeAnythingIsRead() {
        Path file = folder.resolve("a.duckdb");
        open(new StandIn(file)).close();
        StandIn standIn = new StandIn(file);
        standIn.readOnly = true;
        WarehouseException e = failure(standIn);
        assertThat(e.code()).isEqualTo(ErrorCode.WAREHOUSE_READ_ONLY);
        assertThat(e.hint()).contains("read scaling");
    }

    @Test
    void anUnknownDatabaseIsMadeOnlyIfThatIsAllowed() {
        StandIn standIn = new StandIn(folder.resolve("a.duckdb"));
        standIn.present = false;
        WarehouseException e = failure(standIn);
        assertThat(e.code()).isEqualTo(ErrorCode.WAREHOUSE_FAILED);
        assertThat(e).hasMessageStartingWith("md:sales: there is no such database");

        TestWarehouse.open(target(true), standIn).close();
        assertThat(standIn.seen).contains("CREATE DATABASE IF NOT EXISTS \"sales\"");
    }

    @Test
    void aConnectionThatIsLostWhileAttachingIsTriedAgain() {
        StandIn standIn = new StandIn(folder.resolve("a.duckdb"));
        open(standIn).close();
        standIn.failing = standIn.seen.size() + standIn.seen.indexOf("ATTACH 'md:sales'");
        assertThatCode(() -> open(standIn).close()).doesNotThrowAnyException();
    }

    @Test
    void anExtensionForAnotherVersionIsNamed() throws IOException {
        Path other = Files.createDirectories(folder.resolve("extensions/v1.4.0/linux_amd64"));
        Files.writeString(other.resolve("motherduck.duckdb_extension"), "");
        WarehouseSettings settings = new WarehouseSettings(
                Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.of(folder.resolve("extensions")));
        StandIn standIn = new StandIn(folder.resolve("a.duckdb"));
        Connector connector = new Connector(target(false), settings, standIn);
        WarehouseException e = catchThrowableOfType(
                WarehouseException.class,
                () -> connector.open(InstantSource.system()).close());
        assertThat(e).hasMessageContaining("is for DuckDB v1.4.0, but this program has v1.5.6");
        assertThat(standIn.seen).doesNotContain("LOAD motherduck");

        Path right = Files.createDirectories(folder.resolve("extensions/v1.5.6/linux_amd64"));
        Files.writeString(right.resolve("motherduck.duckdb_extension"), "");
        try (Warehouse warehouse = connector.open(InstantSource.system())) {
            assertThat(warehouse
                            .sql()
                            .query("SELECT current_setting('autoinstall_known_extensions')", row -> row.getBoolean(1)))
                    .as("what is bundled is not looked for in the network")
                    .containsExactly(false);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = WriteStrategy.class,
            names = {"APPEND", "MERGE", "REPLACE"})
    void aConnectionThatIsLostAnywhereInACheckpointIsMadeGood(WriteStrategy strategy) {
        StandIn undisturbed = new StandIn(folder.resolve("undisturbed.duckdb"));
        List<String> expected;
        try (TestWarehouse db = open(undisturbed)) {
            InterruptedLoadTest.sync(db, strategy);
            expected = contents(db);
        }
        int tried = 0;
        boolean inCheckpoint = false;
        boolean filled = false;
        for (int statement = 0; statement < undisturbed.seen.size(); statement++) {
            String sql = undisturbed.seen.get(statement);
            filled |= sql.contains("pintail_records");
            inCheckpoint = filled && (inCheckpoint || sql.startsWith("BEGIN"));
            for (boolean answerLost : sql.equals("COMMIT") ? List.of(false, true) : List.of(false)) {
                if (inCheckpoint) {
                    StandIn disturbed = new StandIn(folder.resolve(statement + "-" + answerLost + ".duckdb"));
                    disturbed.failing = statement;
                    disturbed.answerLost = answerLost;
                    try (TestWarehouse db = open(disturbed)) {
                        InterruptedLoadTest.sync(db, strategy);
                        assertThat(contents(db)).as("lost at %s", sql).containsExactlyInAnyOrderElementsOf(expected);
                    }
                    tried++;
                }
            }
            inCheckpoint &= !sql.equals("COMMIT");
        }
        assertThat(tried).isGreaterThan(10);
    }
}
