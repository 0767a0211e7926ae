package dev.pintail.warehouse;

import static dev.pintail.warehouse.TestWarehouse.NOW;
import static dev.pintail.warehouse.TestWarehouse.SOURCE;
import static dev.pintail.warehouse.TestWarehouse.stream;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.error.WarehouseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Wherever a load is interrupted, the next one ends with what an uninterrupted one would have left. */
class InterruptedLoadTest {
    private static final int CHECKPOINTS = 2;
    private static final String PROPERTIES =
            "{\"id\":{\"type\":\"integer\"},\"seen\":{\"type\":\"integer\"},\"v\":{\"type\":\"string\"}}";

    @TempDir
    Path folder;

    /** Fails once, at the statement with this number, before the database sees it or after it is done. */
    private static final class FailsAt implements StatementProbe {
        private final int statement;
        private final boolean after;
        private final List<String> seen = new ArrayList<>();
        private boolean failed;

        FailsAt(int statement, boolean after) {
            this.statement = statement;
            this.after = after;
        }

        @Override
        public void before(String sql) throws SQLException {
            seen.add(sql);
            if (seen.size() == statement && !after) {
                fail();
            }
        }

        @Override
        public void after(String sql) throws SQLException {
            if (seen.size() == statement && after) {
                fail();
            }
        }

        private void fail() throws SQLException {
            if (!failed) {
                failed = true;
                throw new SQLException("Connection Error: broken by the test");
            }
        }
    }

    /** Reads on from the state as a source would, and commits after each part. */
    static void sync(TestWarehouse db, WriteStrategy strategy) {
        LoadedStream stream = stream("t", PROPERTIES, strategy, "seen", "id");
        db.warehouse.register(SOURCE, List.of(stream));
        Map<String, Object> state = db.warehouse.states().read(SOURCE).getOrDefault("t", Map.of("part", 0L));
        try (Loader loader = db.warehouse.loader(SOURCE, stream, false)) {
            for (long part = (Long) state.get("part"); part < CHECKPOINTS; part++) {
                List<Map<String, Object>> records = new ArrayList<>();
                for (long i = 0; i < 40; i++) {
                    records.add(Map.of("id", part * 20 + i % 30, "seen", part, "v", part + "-" + i));
                }
                loader.add(records, NOW);
                Checkpoint checkpoint = Checkpoint.of(Map.of("part", part + 1), records.size());
                if (part + 1 < CHECKPOINTS) {
                    loader.checkpoint(checkpoint);
                } else {
                    loader.complete(checkpoint);
                }
            }
        }
    }

    private static List<String> contents(TestWarehouse db) {
        List<String> contents = new ArrayList<>(db.rows("SELECT id, seen, v, _airbyte_meta FROM warehouse.main.t"));
        contents.addAll(
                db.rows("SELECT source_name, stream_name, table_name, state_json FROM warehouse.main._airbyte_state"));
        contents.addAll(db.rows("SELECT table_name, comment FROM duckdb_tables() WHERE database_name = 'warehouse'"));
        contents.addAll(db.columns("t"));
        return contents;
    }

    @ParameterizedTest
    @EnumSource(
            value = WriteStrategy.class,
            names = {"APPEND", "MERGE", "REPLACE"})
    void anInterruptionAtAnyStatementLeavesNoTrace(WriteStrategy strategy) {
        List<String> expected;
        FailsAt counting = new FailsAt(Integer.MAX_VALUE, false);
        try (TestWarehouse db = open("uninterrupted", counting)) {
            sync(db, strategy);
            expected = contents(db);
        }
        for (int statement = 1; statement <= counting.seen.size(); statement++) {
            // Failing after a statement is the same as failing before the next one, but for the commit.
            boolean commits = counting.seen.get(statement - 1).equals("COMMIT");
            for (boolean after : commits ? List.of(false, true) : List.of(false)) {
                String name = statement + "-" + after;
                FailsAt probe = new FailsAt(statement, after);
                try (TestWarehouse db = open(name, probe)) {
                    sync(db, strategy);
                } catch (WarehouseException e) {
                    assertThat(e).hasMessageContaining("broken by the test");
                }
                try (TestWarehouse db = open(name, StatementProbe.NONE)) {
                    sync(db, strategy);
                    assertThat(contents(db)).as("interrupted at %s", name).isEqualTo(expected);
                }
            }
        }
    }

    private TestWarehouse open(String name, StatementProbe probe) {
        return TestWarehouse.open(Target.of(new Location.DuckDbFile(folder.resolve(name + ".duckdb"))), probe);
    }

    @Test
    void aCommitWhoseAnswerIsLostIsFoundOutAndTheLoadGoesOn() {
        int[] lost = new int[1];
        StatementProbe losesAnswers = new StatementProbe() {
            @Override
            public void after(String sql) throws SQLException {
                if (sql.equals("COMMIT") && lost[0]++ > 1) { // not those of the internal tables and the catalog
                    throw new SQLException("Connection Error: no answer");
                }
            }
        };
        try (TestWarehouse db = open("lost", losesAnswers)) {
            sync(db, WriteStrategy.APPEND);
            assertThat(lost[0]).isEqualTo(2 + CHECKPOINTS);
            assertThat(db.rows("SELECT count(*) FROM warehouse.main.t")).containsExactly("80");
        }
    }

    /** Ends this process in the midst of a load: arguments are the file, the strategy, and which commit it never sends. */
    public static void main(String[] args) {
        int[] seen = new int[1];
        StatementProbe halts = new StatementProbe() {
            @Override
            public void before(String sql) {
                if (sql.equals("COMMIT") && ++seen[0] == Integer.parseInt(args[2])) {
                    Runtime.getRuntime().halt(137);
                }
            }
        };
        try (TestWarehouse db = TestWarehouse.open(Target.of(new Location.DuckDbFile(Path.of(args[0]))), halts)) {
            sync(db, WriteStrategy.valueOf(args[1]));
        }
    }

    @ParameterizedTest
    @CsvSource({"MERGE,3", "MERGE,4", "REPLACE,4", "APPEND,4"})
    void aKilledProcessLeavesNoTrace(WriteStrategy strategy, int commit) throws IOException, InterruptedException {
        Path file = folder.resolve("killed.duckdb");
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.real.class.path", System.getProperty("java.class.path")),
                        InterruptedLoadTest.class.getName(),
                        file.toString(),
                        strategy.name(),
                        String.valueOf(commit))
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isEqualTo(137);
        assertThat(Files.exists(file)).isTrue();

        List<String> expected;
        try (TestWarehouse db = open("uninterrupted", StatementProbe.NONE)) {
            sync(db, strategy);
            expected = contents(db);
        }
        try (TestWarehouse db = open("killed", StatementProbe.NONE)) {
            sync(db, strategy);
            assertThat(contents(db)).isEqualTo(expected);
        }
    }
}
