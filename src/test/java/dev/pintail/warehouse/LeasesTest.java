package dev.pintail.warehouse;

import static dev.pintail.warehouse.TestWarehouse.NOW;
import static dev.pintail.warehouse.TestWarehouse.records;
import static dev.pintail.warehouse.TestWarehouse.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.WarehouseException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeasesTest {
    private static final LoadedStream USERS =
            stream("users", "{\"id\":{\"type\":\"integer\"}}", WriteStrategy.APPEND, null);

    @TempDir
    private Path folder;

    @Test
    void atTheOtherEndOfANetworkTheSecondRunIsRefusedUntilTheLeaseHasEnded() {
        try (TestWarehouse db = TestWarehouse.openAsRemote(folder.resolve("a.duckdb"))) {
            Leases leases = db.warehouse.leases();
            leases.take("mine", "run 1", NOW, NOW.plusSeconds(60));

            assertThatThrownBy(() -> leases.take("mine", "run 2", NOW.plusSeconds(59), NOW.plusSeconds(90)))
                    .isInstanceOfSatisfying(
                            WarehouseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LEASE_HELD))
                    .hasMessageContaining("run 1");
            leases.take("other", "run 3", NOW, NOW.plusSeconds(60));
            assertThat(leases.take("mine", "run 4", NOW.plusSeconds(60), NOW.plusSeconds(90))
                            .fence())
                    .isEqualTo(2);
        }
    }

    @Test
    void aLeaseThatWasGivenBackIsFree() {
        try (TestWarehouse db = TestWarehouse.openAsRemote(folder.resolve("a.duckdb"))) {
            Lease first = db.warehouse.leases().take("mine", "run 1", NOW, NOW.plusSeconds(60));
            db.warehouse.transaction(sql -> {
                first.release(sql);
                return null;
            });

            assertThat(db.warehouse
                            .leases()
                            .take("mine", "run 2", NOW, NOW.plusSeconds(60))
                            .fence())
                    .isEqualTo(2);
        }
    }

    @Test
    void ofAStaleWritersTransactionNothingStays() {
        try (TestWarehouse db = TestWarehouse.open(folder.resolve("a.duckdb"), BulkPath.TABLE_FUNCTION)) {
            Lease stale = db.warehouse.leases().take("mine", "run 1", NOW, NOW.plusSeconds(60));
            db.warehouse.leases().take("mine", "run 2", NOW, NOW.plusSeconds(60));

            try (Loader loader = db.warehouse.loader(TestWarehouse.SOURCE, USERS, false)) {
                loader.add(records("{\"id\":1}"), NOW);
                Checkpoint checkpoint =
                        new Checkpoint(Optional.of(Map.of("n", 1L)), 1, sql -> stale.renew(sql, NOW.plusSeconds(90)));
                assertThatThrownBy(() -> loader.complete(checkpoint))
                        .isInstanceOfSatisfying(
                                WarehouseException.class,
                                e -> assertThat(e.code()).isEqualTo(ErrorCode.LEASE_HELD));
            }

            assertThat(db.columns("users")).isEmpty();
            assertThat(db.warehouse.states().read(TestWarehouse.SOURCE)).isEmpty();
        }
    }
}
