package dev.pintail.sync;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.WarehouseException;
import dev.pintail.warehouse.Lease;
import dev.pintail.warehouse.Sql;
import dev.pintail.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The lease of one run: taken when the database is there, extended with every checkpoint, given back at the end. */
final class HeldLease {
    /** Clocks differ, and the last commit may be on its way when the deadline comes. */
    private static final Duration BEYOND_DEADLINE = Duration.ofSeconds(30);

    /** For a run without a deadline: longer than it may be silent between two checkpoints. */
    private static final Duration WITHOUT_DEADLINE = Duration.ofHours(1);

    private final String connection;
    private final String runId;
    private final Deadline deadline;
    private final InstantSource clock;
    private Lease lease;

    HeldLease(String connection, String runId, Deadline deadline, InstantSource clock) {
        this.connection = requireNonNull(connection, "connection is null");
        this.runId = requireNonNull(runId, "runId is null");
        this.deadline = requireNonNull(deadline, "deadline is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** @throws WarehouseException LEASE_HELD if another run is at work */
    void take(Warehouse warehouse) {
        if (lease == null) {
            lease = warehouse.leases().take(connection, runId, clock.instant(), end());
        }
    }

    boolean taken() {
        return lease != null;
    }

    /** @throws WarehouseException LEASE_HELD if another run has taken it over */
    void renew(Sql sql) {
        lease.renew(sql, end());
    }

    /** Gives it back, in the open transaction. */
    void release(Sql sql) {
        if (lease != null) {
            lease.release(sql);
        }
    }

    private Instant end() {
        Instant now = clock.instant();
        return deadline.at()
                .map(moment -> (moment.isAfter(now) ? moment : now).plus(BEYOND_DEADLINE))
                .orElseGet(() -> now.plus(WITHOUT_DEADLINE));
    }
}
