package dev.pintail.sync;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.WarehouseException;
import dev.pintail.warehouse.Warehouse;
import java.time.Instant;
import java.util.Optional;

/**
 * How a run begins, before it reads a secret or sends a request: it looks whether its request was answered before, and takes the
 * lease. Every method answers with the result of an earlier run with the same idempotency key, or if there is none, this run has the
 * lease from then on. Whoever comes again finds nothing more to do.
 *
 * <p>A run that is asked only for its plan takes no lease.
 */
record RunStart(
        SyncRequest request, RunLedger ledger, HeldLease lease, LazyWarehouse warehouse, Instant started) {
    RunStart {
        requireNonNull(request, "request is null");
        requireNonNull(ledger, "ledger is null");
        requireNonNull(lease, "lease is null");
        requireNonNull(warehouse, "warehouse is null");
        requireNonNull(started, "started is null");
    }

    /**
     * Begins if there is a database; if it is a file that is still to be made, nothing happens.
     *
     * @throws WarehouseException LEASE_HELD if another run is at work
     */
    Optional<SyncResult> begin() {
        return warehouse.present().flatMap(this::begin);
    }

    /**
     * Begins, and makes the database file if it is absent.
     *
     * @throws WarehouseException LEASE_HELD if another run is at work
     */
    Optional<SyncResult> beginInAnyCase() {
        return request.dryRun() ? Optional.empty() : begin(warehouse.open());
    }

    /**
     * Begins as the only run of the connection, whatever streams the request names.
     *
     * @throws WarehouseException LEASE_HELD if another run is at work
     */
    Optional<SyncResult> beginAlone() {
        Optional<SyncResult> earlier = beginInAnyCase();
        if (earlier.isEmpty() && lease.held()) {
            lease.widen(warehouse.open());
        }
        return earlier;
    }

    private Optional<SyncResult> begin(Warehouse open) {
        if (lease.taken()) {
            return Optional.empty();
        }
        Optional<SyncResult> earlier = ledger.earlierResult(open, started);
        if (earlier.isPresent() || request.dryRun()) {
            return earlier;
        }
        lease.take(open);
        return ledger.earlierResult(open, started); // another run may have ended in between
    }
}
