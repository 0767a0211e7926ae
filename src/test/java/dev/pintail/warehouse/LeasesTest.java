package dev.pintail.warehouse;

import static dev.pintail.warehouse.TestWarehouse.NOW;
import static dev.pintail.warehouse.TestWarehouse.records;
import static dev.pintail.warehouse.TestWarehouse.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.WarehouseException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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
            leases.take("mine", Set.of(), "run 1", NOW, NOW.plusSeconds(60));

            assertThatThrownBy(() -> leases.take("mine", Set.of(), "run 2", NOW.plusSeconds(59), NOW.plusSeconds(90)))
                    .isInstanceOfSatisfying(
                            WarehouseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LEASE_HELD))
                    .hasMessageContaining("run 1");
            leases.take("other", Set.of(), "run 3", NOW, NOW.plusSeconds(60));
            assertThat(leases.take("mine", Set.of(), "run 4", NOW.plusSeconds(60), NOW.plusSeconds(90))
                            .fence())
                    .isEqualTo(3);
        }
    }

    @Test
    void runsOfDisjointStreamsGoSideBySideAndNoneBesideOneOfTheWholeConnection() {
        try (TestWarehouse db = TestWarehouse.openAsRemote(folder.resolve("a.duckdb"))) {
            Leases leases = db.warehouse.leases();
            Instant until = NOW.plusSeconds(60);
            Lease some = leases.take("mine", Set.of("a", "b"), "run 1", NOW, until);
            Lease others = leases.take("mine", Set.of("c"), "run 2", NOW, until);

            assertHeld("run 1", "stream b", () -> leases.take("mine", Set.of("b", "d"), "run 3", NOW, until));
            assertHeld("run", "", () -> leases.take("mine", Set.of(), "run 4", NOW, until));
            commit(db, some, others);
            release(db, some);
            assertHeld("run 2", "stream c", () -> leases.take("mine", Set.of(), "run 5", NOW, until));
            release(db, others);
            Lease whole = leases.take("mine", Set.of(), "run 6", NOW, until);
            assertHeld("run 6", "", () -> leases.take("mine", Set.of("a"), "run 7", NOW, until));
            commit(db, whole);
        }
    }

    @Test
    void whoeverTakesOverOneStreamOfALeaseEndsAllOfIt() {
        try (TestWarehouse db = TestWarehouse.openAsRemote(folder.resolve("a.duckdb"))) {
            Leases leases = db.warehouse.leases();
            Lease some = leases.take("mine", Set.of("a", "b"), "run 1", NOW, NOW.plusSeconds(60));
            Lease whole = leases.take("other", Set.of(), "run 2", NOW, NOW.plusSeconds(60));

            Lease one = leases.take("mine", Set.of("b"), "run 3", NOW.plusSeconds(61), NOW.plusSeconds(90));
            Lease another = leases.take("other", Set.of("z"), "run 4", NOW.plusSeconds(61), NOW.plusSeconds(90));

            commit(db, one, another);
            assertHeld("mine", "", () -> commit(db, some));
            assertHeld("other", "", () -> commit(db, whole));
            release(db, whole); // what is not its own any more stays
            commit(db, another);
        }
    }

    @Test
    void aLeaseOfSomeStreamsBecomesOneOfTheWholeConnectionIfNobodyElseIsAtWork() {
        try (TestWarehouse db = TestWarehouse.openAsRemote(folder.resolve("a.duckdb"))) {
            Leases leases = db.warehouse.leases();
            Instant until = NOW.plusSeconds(60);
            Lease some = leases.take("mine", Set.of("a"), "run 1", NOW, until);
            Lease others = leases.take("mine", Set.of("b"), "run 2", NOW, until);

            assertHeld("run 2", "stream b", () -> leases.take("mine", Set.of(), "run 1", NOW, until));
            commit(db, some);
            release(db, others);
            Lease whole = leases.take("mine", Set.of(), "run 1", NOW, until);

            assertHeld("run 1", "", () -> leases.take("mine", Set.of("b"), "run 2", NOW, until));
            commit(db, whole);
            release(db, whole);
            leases.take("mine", Set.of("b"), "run 2", NOW, until);
        }
    }

    @Test
    void transactionsOfRunsOfDisjointStreamsDoNotDisturbEachOther() {
        try (TestWarehouse db = TestWarehouse.openAsRemote(folder.resolve("a.duckdb"));
                Sql first = db.warehouse.sql().duplicate();
                Sql second = db.warehouse.sql().duplicate()) {
            Lease a = db.warehouse.leases().take("mine", Set.of("a"), "run 1", NOW, NOW.plusSeconds(60));
            Lease b = db.warehouse.leases().take("mine", Set.of("b"), "run 2", NOW, NOW.plusSeconds(60));
            db.warehouse.states().write(TestWarehouse.SOURCE, "a", Map.of("n", 0L));
            db.warehouse.states().write(TestWarehouse.SOURCE, "b", Map.of("n", 0L));
            first.begin();
            second.begin();

            writeState(db, first, a, "a");
            writeState(db, second, b, "b");
            first.commit();
            second.commit();

            assertThat(db.warehouse.states().read(TestWarehouse.SOURCE))
                    .isEqualTo(Map.of("a", Map.of("n", 1L), "b", Map.of("n", 1L)));
        }
    }

    private static void writeState(TestWarehouse db, Sql sql, Lease lease, String stream) {
        db.warehouse
                .internalTables()
                .writeState(sql, StateRow.of(TestWarehouse.SOURCE, stream, Map.of("n", 1L), 1, db.warehouse.now()));
        lease.renew(sql, NOW.plusSeconds(200));
    }

    @Test
    void ofTwoWhoTakeALeaseAtTheSameTimeOneGetsIt() throws Exception {
        try (TestWarehouse db = TestWarehouse.openAsRemote(folder.resolve("a.duckdb"));
                Sql first = db.warehouse.sql().duplicate();
                Sql second = db.warehouse.sql().duplicate()) {
            Leases leases = db.warehouse.leases();
            leases.take("other", Set.of(), "run 0", NOW, NOW.plusSeconds(60));
            first.begin();
            second.begin();
            leases.take(first, "mine", Set.of("a"), "run 1", NOW, NOW.plusSeconds(60));

            assertThatThrownBy(() -> leases.take(second, "mine", Set.of(), "run 2", NOW, NOW.plusSeconds(60)))
                    .isInstanceOfSatisfying(
                            WarehouseException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.WAREHOUSE_UNAVAILABLE));
            second.rollback(new IllegalStateException());
            first.commit();
            assertHeld("run 1", "", () -> leases.take("mine", Set.of(), "run 2", NOW, NOW.plusSeconds(60)));
        }
    }

    private static void commit(TestWarehouse db, Lease... leases) {
        for (Lease lease : leases) {
            db.warehouse.transaction(sql -> {
                lease.renew(sql, NOW.plusSeconds(200));
                return null;
            });
        }
    }

    private static void release(TestWarehouse db, Lease lease) {
        db.warehouse.transaction(sql -> {
            lease.release(sql);
            return null;
        });
    }

    private static void assertHeld(String holder, String told, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        WarehouseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LEASE_HELD))
                .hasMessageContaining(holder)
                .hasMessageContaining(told);
    }

    @Test
    void aLeaseThatWasGivenBackIsFree() {
        try (TestWarehouse db = TestWarehouse.openAsRemote(folder.resolve("a.duckdb"))) {
            Lease first = db.warehouse.leases().take("mine", Set.of(), "run 1", NOW, NOW.plusSeconds(60));
            db.warehouse.transaction(sql -> {
                first.release(sql);
                return null;
            });

            assertThat(db.warehouse
                            .leases()
                            .take("mine", Set.of(), "run 2", NOW, NOW.plusSeconds(60))
                            .fence())
                    .isEqualTo(2);
        }
    }

    @Test
    void ofAStaleWritersTransactionNothingStays() {
        try (TestWarehouse db = TestWarehouse.open(folder.resolve("a.duckdb"))) {
            Lease stale = db.warehouse.leases().take("mine", Set.of(), "run 1", NOW, NOW.plusSeconds(60));
            db.warehouse.leases().take("mine", Set.of(), "run 2", NOW, NOW.plusSeconds(60));

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
