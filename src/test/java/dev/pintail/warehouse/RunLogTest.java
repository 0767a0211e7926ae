package dev.pintail.warehouse;

import static dev.pintail.warehouse.TestWarehouse.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLogTest {
    @TempDir
    Path folder;

    private static RunRecord run(String id, String connection, Instant finished) {
        return new RunRecord(
                id,
                connection,
                "users",
                new RunRecord.Counts(10, 9, 1234, 3, 1, 2500),
                NOW,
                finished,
                Optional.empty(),
                Optional.of(Map.of("updated_at", "2026-01-01")),
                "failed",
                Optional.of("SOURCE_UNAVAILABLE"),
                "1.0",
                "source-test",
                "sha256:0");
    }

    @Test
    void whatIsWrittenIsReadTheNewestFirst() {
        try (TestWarehouse db = TestWarehouse.open(folder.resolve("a.duckdb"))) {
            RunLog log = db.warehouse.runs();
            RunRecord first = run("1", "mine", NOW.plusSeconds(1));
            RunRecord second = run("2", "mine", NOW.plusSeconds(2));
            log.write(first);
            log.write(second);
            log.write(run("3", "other", NOW));

            assertThat(log.newest("mine", 10)).containsExactly(second, first);
            assertThat(log.newest("mine", 1)).containsExactly(second);
            assertThat(db.rows(
                            "SELECT state_after->>'updated_at' FROM warehouse.main._pintail_runs WHERE run_id = '1'"))
                    .containsExactly("2026-01-01");
        }
    }

    @Test
    void aRowSharesTheFateOfItsTransaction() {
        try (TestWarehouse db = TestWarehouse.open(folder.resolve("a.duckdb"))) {
            RunLog log = db.warehouse.runs();
            assertThatThrownBy(() -> db.warehouse.transaction(sql -> {
                        log.write(sql, run("1", "mine", NOW));
                        throw new IllegalStateException("stop");
                    }))
                    .hasMessage("stop");
            assertThat(log.newest("mine", 10)).isEmpty();
        }
    }
}
