package dev.pintail.sync;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.WarehouseException;
import dev.pintail.warehouse.Lease;
import dev.pintail.warehouse.Sql;
import dev.pintail.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/** The lease of one run: taken before anything else is done, extended with every checkpoint, given back at the end. */
final class HeldLease {
    /** Clocks differ, and the last commit may be on its way when the deadline comes. */
    private static final Duration BEYOND_DEADLINE = Duration.ofSeconds(30);

    /** For a run without a deadline: longer than it may be silent between two checkpoints. */
    private static final Duration WITHOUT_DEADLINE = Duration.ofHours(1);

    private final String connection;
    private final Set<String> streams;
    private final String runId;
    private final Deadline deadline;
    private final InstantSource clock;
    private Lease lease;
    private boolean released;

    /** @param streams what the run is for; none means all of the connection */
    HeldLease(String connection, Set<String> streams, String runId, Deadline deadline, InstantSource clock) {
        this.connection = requireNonNull(connection, "connection is null");
        this.streams = Set.copyOf(streams);
        this.runId = requireNonNull(runId, "runId is null");
        this.deadline = requireNonNull(deadline, "deadline is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** @throws WarehouseException LEASE_HELD if another run is at work */
    void take(Warehouse warehouse) {
        if (lease == null) {
            lease = warehouse.leases().take(connection, streams, runId, clock.instant(), end());
        }
    }

    /**
     * Makes it one for all of the connection.
     *
     * @throws WarehouseException LEASE_HELD if another run is at work on other streams; then it stays as it was
     */
    void widen(Warehouse warehouse) {
        if (!streams.isEmpty()) {
            lease = warehouse.leases().take(connection, Set.of(), runId, clock.instant(), end());
        }
    }

    boolean taken() {
        return lease != null;
    }

    /** Whether it was taken and not yet given back. */
    boolean held() {
        return lease != null && !released;
    }

    /** @throws WarehouseException LEASE_HELD if another run has taken it over */
    void renew(Sql sql) {
        lease.renew(sql, end());
    }

    /** Gives it back, in a transaction of its own or in that of a run's end. */
    void release(Sql sql) {
        if (lease != null) {
            lease.release(sql);
        }
    }

    /** Tells that the transaction in which it was given back was committed. */
    void released() {
        released = true;
    }

    /** Gives it back, unless that has happened. */
    void giveBack(LazyWarehouse warehouse) {
        if (held()) {
            warehouse.open().transaction(sql -> {
                release(sql);
                return null;
            });
            released();
        }
    }

    private Instant end() {
        Instant now = clock.instant();
        return deadline.at()
                .map(moment -> (moment.isAfter(now) ? moment : now).plus(BEYOND_DEADLINE))
                .orElseGet(() -> now.plus(WITHOUT_DEADLINE));
    }
}
