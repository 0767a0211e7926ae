package dev.pintail.warehouse;

import static dev.pintail.warehouse.TestWarehouse.NOW;
import static dev.pintail.warehouse.TestWarehouse.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.WarehouseException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadingMemoryTest {
    @TempDir
    private Path folder;

    private Warehouse open(Optional<String> limit) {
        WarehouseSettings settings =
                new WarehouseSettings(limit, OptionalInt.of(2), Optional.of(folder.resolve("spill")), Optional.empty());
        return Warehouse.open(Target.of(new Location.DuckDbFile(folder.resolve("a.duckdb"))), settings);
    }

    private static LoadedStream stream(String name, int columns) {
        String properties = IntStream.range(0, columns)
                .mapToObj("\"c%d\":{\"type\":\"string\"}"::formatted)
                .collect(Collectors.joining(",", "{", "}"));
        return TestWarehouse.stream(name, properties, WriteStrategy.APPEND, null);
    }

    private static long megabytes(Warehouse warehouse) {
        return warehouse
                        .sql()
                        .query("SELECT parse_formatted_bytes(current_setting('memory_limit'))", row -> row.getLong(1))
                        .getFirst()
                >> 20;
    }

    @Test
    void asMuchAsTheOpenLoadersNeed() {
        try (Warehouse warehouse = open(Optional.empty())) {
            long before = megabytes(warehouse);
            try (Loader narrow = warehouse.loader(SOURCE, stream("narrow", 9), false)) {
                assertThat(megabytes(warehouse)).isBetween(91L, 92L);
                Loader wide = warehouse.loader(SOURCE, stream("wide", 97), false);
                assertThat(megabytes(warehouse)).isBetween(391L, 392L);
                wide.close();
                wide.close();
                assertThat(megabytes(warehouse)).isBetween(91L, 92L);
                narrow.complete(Checkpoint.of(Map.of(), 0));
            }
            // DuckDB tells its limit in rounded figures only.
            assertThat(megabytes(warehouse)).isBetween(before * 98 / 100, before);
        }
    }

    @Test
    void theUsersOwnLimitStays() {
        try (Warehouse warehouse = open(Optional.of("200MB"))) {
            long before = megabytes(warehouse);
            assertThat(before).isEqualTo(190);
            warehouse.loader(SOURCE, stream("t", 300), false).close();
            assertThat(megabytes(warehouse)).isEqualTo(before);
        }
    }

    @Test
    void aLimitThatIsNoneIsRefused() {
        assertThatThrownBy(() -> open(Optional.of("much")))
                .isInstanceOfSatisfying(
                        WarehouseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID))
                .hasMessageStartingWith("DuckDB does not take the memory limit much");
    }

    @Test
    void aTableOfManyColumnsCanBeLoaded() {
        int columns = 300;
        int rows = 3000;
        try (Warehouse warehouse = open(Optional.empty());
                Loader loader = warehouse.loader(SOURCE, stream("t", columns), false)) {
            for (int from = 0; from < rows; from += 100) {
                List<Map<String, Object>> page = new ArrayList<>();
                for (int i = from; i < from + 100; i++) {
                    Map<String, Object> record = new LinkedHashMap<>();
                    for (int c = 0; c < columns; c++) {
                        record.put("c" + c, "a text of some length " + (i * 31 + c));
                    }
                    page.add(record);
                }
                loader.add(page, NOW);
            }
            assertThat(loader.complete(Checkpoint.of(Map.of(), rows))).isEqualTo(rows);
            assertThat(warehouse.sql().query("SELECT count(c299) FROM warehouse.main.t", row -> row.getLong(1)))
                    .containsExactly((long) rows);
        }
    }

    @Test
    void whatDoesNotFitGoesIntoAFolderOfItsOwnThatIsDeleted() {
        try (Warehouse warehouse = open(Optional.of("40MB"))) {
            String at = warehouse
                    .sql()
                    .query("SELECT current_setting('temp_directory')", row -> row.getString(1))
                    .getFirst();
            assertThat(Path.of(at).getParent()).isEqualTo(folder.resolve("spill"));
            assertThat(Path.of(at)).doesNotExist();
            warehouse
                    .sql()
                    .execute(
                            "CREATE TEMP TABLE large AS SELECT hash(range) AS a, hash(-range) AS b FROM range(8_000_000)");
            assertThat(Path.of(at)).isNotEmptyDirectory();
        }
        assertThat(folder.resolve("spill")).isEmptyDirectory();
    }
}
