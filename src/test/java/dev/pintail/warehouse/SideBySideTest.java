package dev.pintail.warehouse;

import static dev.pintail.warehouse.TestWarehouse.NOW;
import static dev.pintail.warehouse.TestWarehouse.SOURCE;
import static dev.pintail.warehouse.TestWarehouse.records;
import static dev.pintail.warehouse.TestWarehouse.stream;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Streams that are loaded side by side renew one lease, each in its own transactions. */
class SideBySideTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"APPEND", "MERGE", "REPLACE"})
    void aStreamCommitsWhileAnotherOneHasRowsThatWait(WriteStrategy strategy) {
        try (TestWarehouse test = TestWarehouse.open(folder.resolve("w.duckdb"))) {
            Lease lease = test.warehouse.leases().take("c", Set.of(), "run", NOW, NOW.plusSeconds(60));
            Checkpoint checkpoint =
                    new Checkpoint(Optional.of(Map.of("n", 1L)), 1, sql -> lease.renew(sql, NOW.plusSeconds(90)));
            try (Loader one = test.warehouse.loader(
                            SOURCE, stream("one", "{\"id\":{\"type\":\"integer\"}}", strategy, null, "id"), false);
                    Loader other = test.warehouse.loader(
                            SOURCE, stream("other", "{\"id\":{\"type\":\"integer\"}}", strategy, null, "id"), false)) {
                int batch = 250_000 / 2 / 4;
                for (int round = 0; round < 3; round++) {
                    List<String> rows = new ArrayList<>();
                    for (int i = 0; i < batch; i++) {
                        rows.add("{\"id\":%d}".formatted(round * batch + i));
                    }
                    one.add(records(rows.toArray(String[]::new)), NOW); // is inserted at once
                    one.add(records(rows.toArray(String[]::new)), NOW);
                    other.add(records("{\"id\":%d}".formatted(round)), NOW);
                    other.checkpoint(checkpoint);
                    one.checkpoint(checkpoint);
                }
                one.complete(checkpoint);
                other.complete(checkpoint);
            }
            int copies = strategy == WriteStrategy.MERGE ? 1 : 2;
            assertThat(test.rows("SELECT count(*) FROM warehouse.one"))
                    .containsExactly(String.valueOf(copies * 3 * (250_000 / 2 / 4)));
            assertThat(test.rows("SELECT count(*) FROM warehouse.other")).containsExactly("3");
        }
    }
}
