package dev.pintail.warehouse;

import static dev.pintail.warehouse.TestWarehouse.NOW;
import static dev.pintail.warehouse.TestWarehouse.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.WarehouseException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** More records than a loader keeps in memory: the statement that inserts them is under way while others are added. */
@Timeout(120)
class StreamedInsertionTest {
    private static final int PAGE = 1000;
    private static final int PAGES = 100;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("a.duckdb");
    }

    private static LoadedStream stream(String name) {
        return TestWarehouse.stream(
                name,
                "{\"id\":{\"type\":\"integer\"},\"name\":{\"type\":\"string\"}}",
                WriteStrategy.MERGE,
                null,
                "id");
    }

    private static List<Map<String, Object>> page(int number) {
        List<Map<String, Object>> records = new ArrayList<>();
        for (long i = (long) number * PAGE; i < (number + 1L) * PAGE; i++) {
            records.add(Map.of("id", i, "name", "record " + i));
        }
        return records;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void twoStreamsFedInTurnsByOneThread(int threads) {
        WarehouseSettings settings =
                new WarehouseSettings(Optional.empty(), OptionalInt.of(threads), Optional.empty(), Optional.empty());
        try (Warehouse warehouse = Warehouse.open(Target.of(new Location.DuckDbFile(file)), settings);
                Loader one = warehouse.loader(SOURCE, stream("one"), false);
                Loader other = warehouse.loader(SOURCE, stream("other"), false)) {
            for (int commit = 0; commit < 2; commit++) {
                for (int number = 0; number < PAGES; number++) {
                    one.add(page(number), NOW);
                    other.add(page(number + commit * PAGES), NOW);
                }
                assertThat(one.checkpoint(Checkpoint.of(Map.of("n", (long) commit), 1)))
                        .isEqualTo(PAGES * PAGE);
                assertThat(other.checkpoint(Checkpoint.of(Map.of("n", (long) commit), 1)))
                        .isEqualTo(PAGES * PAGE);
            }
        }
        try (TestWarehouse db = TestWarehouse.open(file)) {
            String query =
                    "SELECT count(*), count(DISTINCT id), count(DISTINCT _airbyte_raw_id), count(*) FILTER (name <> 'record ' || id)"
                            + " FROM warehouse.";
            assertThat(db.rows(query + "one")).containsExactly("100000|100000|100000|0");
            assertThat(db.rows(query + "other")).containsExactly("200000|200000|200000|0");
        }
    }

    @Test
    void rowsStandInTheOrderInWhichTheyCame() {
        try (TestWarehouse db = TestWarehouse.open(file)) {
            try (Loader loader = db.warehouse.loader(SOURCE, stream("t"), false)) {
                for (int number = 0; number < PAGES; number++) {
                    loader.add(page(number), NOW);
                }
                loader.complete(Checkpoint.of(Map.of(), 1));
            }
            assertThat(db.rows("SELECT count(*) FROM warehouse.t WHERE id <> rowid"))
                    .containsExactly("0");
        }
    }

    @Test
    void aFailureInTheMidstShowsWithOneOfTheNextCallsAndNothingStays() {
        try (TestWarehouse db = TestWarehouse.open(file)) {
            try (Loader loader = db.warehouse.loader(SOURCE, stream("t"), false)) {
                for (int number = 0; number < PAGES / 2; number++) {
                    loader.add(page(number), NOW);
                }
                assertThatThrownBy(() -> {
                            loader.add(List.of(Map.of("id", "no number")), NOW);
                            for (int number = 0; number < 10 * PAGES; number++) {
                                loader.add(page(number), NOW);
                            }
                        })
                        .isInstanceOfSatisfying(
                                WarehouseException.class,
                                e -> assertThat(e.code()).isEqualTo(ErrorCode.WAREHOUSE_SCHEMA_MISMATCH))
                        .hasMessageContaining("primary key id");
                assertThatThrownBy(() -> loader.checkpoint(Checkpoint.of(Map.of(), 1)))
                        .isInstanceOf(WarehouseException.class);
            }
            assertThat(db.columns("t")).isEmpty();
        }
    }

    @Test
    void whoClosesDoesNotWaitForRecordsThatNeverCome() {
        try (TestWarehouse db = TestWarehouse.open(file)) {
            Loader loader = db.warehouse.loader(SOURCE, stream("never"), false);
            for (int number = 0; number < PAGES; number++) {
                loader.add(page(number), NOW);
            }
            loader.close();
            assertThatThrownBy(() -> loader.add(page(0), NOW)).isInstanceOf(RuntimeException.class);
            assertThat(db.columns("never")).isEmpty();
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> thread.getName().equals("pintail-never"))
                    .noneMatch(Thread::isAlive);
        }
    }
}
