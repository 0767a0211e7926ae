package dev.pintail.warehouse;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.WarehouseException;
import java.time.Instant;

/**
 * The right of one run to write what belongs to a connection, or to some of its streams.
 *
 * <p>Every lease has a fencing number, greater than that of any before. {@link #renew} changes the lease's rows within the
 * transaction of the rows that it protects: a run of whose lease a part was taken over in the meantime finds fewer of them, or
 * comes into conflict with whoever changed them, and either way nothing of its transaction stays. In a database file, which
 * only one process writes, it is enough to look at the rows; there the transactions of several streams are open at the same time,
 * and would come into conflict with each other.
 *
 * @param fence the fencing number
 * @param rows how many rows of the table it is
 * @param shared whether other processes can take it over while the run is at work
 */
public record Lease(String connection, String holder, long fence, int rows, String table, boolean shared) {
    public Lease {
        requireNonNull(connection, "connection is null");
        requireNonNull(holder, "holder is null");
        requireNonNull(table, "table is null");
    }

    /**
     * Makes sure, in the open transaction, that this is still the lease, and extends it where others can wait for its end.
     *
     * @throws WarehouseException LEASE_HELD if another run has it, or a part of it, now
     */
    public void renew(Sql sql, Instant until) {
        long found = shared ? extend(sql, until) : count(sql);
        if (found != rows) {
            throw new WarehouseException(
                    ErrorCode.LEASE_HELD,
                    "another run of connection %s has begun, because this one took longer than its lease"
                            .formatted(connection),
                    "Nothing of this run's last batch was kept; the other run goes on from there.");
        }
    }

    /** Gives it back, in the open transaction; nothing happens to what another run has now. */
    public void release(Sql sql) {
        sql.execute("DELETE FROM %s WHERE connection = ? AND fence = ?".formatted(table), connection, fence);
    }

    private long extend(Sql sql, Instant until) {
        return sql.execute(
                "UPDATE %s SET expires_at = ? WHERE connection = ? AND fence = ?".formatted(table),
                Leases.utc(until),
                connection,
                fence);
    }

    private long count(Sql sql) {
        return sql.query(
                        "SELECT count(*) FROM %s WHERE connection = ? AND fence = ?".formatted(table),
                        row -> row.getLong(1),
                        connection,
                        fence)
                .getFirst();
    }
}
