package dev.pintail.warehouse;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.WarehouseException;
import java.time.Instant;

/**
 * The right of one run to write what belongs to a connection.
 *
 * <p>Every lease of a connection has a fencing number, greater than that of the one before. {@link #renew} changes the lease's
 * row within the transaction of the rows that it protects: a run whose lease was taken over in the meantime finds no such
 * row, or comes into conflict with whoever changed it, and either way nothing of its transaction stays. In a database file, which
 * only one process writes, it is enough to look at the row; there the transactions of several streams are open at the same time, and
 * would come into conflict with each other.
 *
 * @param fence the fencing number
 * @param shared whether other processes can take it over while the run is at work
 */
public record Lease(String connection, String holder, long fence, String table, boolean shared) {
    public Lease {
        requireNonNull(connection, "connection is null");
        requireNonNull(holder, "holder is null");
    }

    /**
     * Makes sure, in the open transaction, that this is still the lease, and extends it.
     *
     * @throws WarehouseException LEASE_HELD if another run has it now
     */
    public void renew(Sql sql, Instant until) {
        if (shared ? change(sql, until) == 0 : !isThere(sql)) {
            throw new WarehouseException(
                    ErrorCode.LEASE_HELD,
                    "another run of connection %s has begun, because this one took longer than its lease"
                            .formatted(connection),
                    "Nothing of this run's last batch was kept; the other run goes on from there.");
        }
    }

    /** Gives it back, in the open transaction; nothing happens if another run has it now. */
    public void release(Sql sql) {
        change(sql, Instant.EPOCH);
    }

    private boolean isThere(Sql sql) {
        return !sql.query(
                        "SELECT 1 FROM %s WHERE connection = ? AND fence = ?".formatted(table),
                        row -> true,
                        connection,
                        fence)
                .isEmpty();
    }

    private long change(Sql sql, Instant until) {
        return sql.execute(
                "UPDATE %s SET expires_at = ? WHERE connection = ? AND fence = ?".formatted(table),
                Leases.utc(until),
                connection,
                fence);
    }
}
