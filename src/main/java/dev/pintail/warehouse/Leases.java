package dev.pintail.warehouse;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.WarehouseException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Who may write for which connection, in the table {@code _pintail_lease} beside the data. For one thread. */
public final class Leases {
    static final String TABLE = "_pintail_lease";

    /** Two first runs may make the table at the same time; then one of them has to look again. */
    private static final int ATTEMPTS = 3;

    private final Warehouse warehouse;

    Leases(Warehouse warehouse) {
        this.warehouse = requireNonNull(warehouse, "warehouse is null");
    }

    private record Row(String holder, long fence, Instant expiresAt) {}

    /**
     * Takes the lease of a connection, if nobody has it.
     *
     * <p>In a database file a lease that was left over is nobody's: whoever has the file open is the only one.
     *
     * @param holder the run, for people who look at the table
     * @throws WarehouseException LEASE_HELD if another run has it
     */
    public Lease take(String connection, String holder, Instant now, Instant until) {
        for (int attempt = 1; ; attempt++) {
            try {
                return warehouse.transaction(sql -> take(sql, connection, holder, now, until));
            } catch (WarehouseException e) {
                if (e.code() != ErrorCode.WAREHOUSE_UNAVAILABLE || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private Lease take(Sql sql, String connection, String holder, Instant now, Instant until) {
        String table = warehouse.qualified(TABLE);
        sql.execute(("CREATE TABLE IF NOT EXISTS %s (connection VARCHAR, holder VARCHAR, fence BIGINT,"
                        + " expires_at TIMESTAMP WITH TIME ZONE)")
                .formatted(table));
        List<Row> rows = sql.query(
                "SELECT holder, fence, expires_at FROM %s WHERE connection = ?".formatted(table),
                row -> new Row(
                        row.getString(1),
                        row.getLong(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()),
                connection);
        if (rows.isEmpty()) {
            sql.execute("INSERT INTO %s VALUES (?, ?, 1, ?)".formatted(table), connection, holder, utc(until));
            return new Lease(connection, holder, 1, table, warehouse.remote());
        }
        Row current = rows.getFirst();
        if (warehouse.remote() && current.expiresAt.isAfter(now)) {
            throw new WarehouseException(
                    ErrorCode.LEASE_HELD,
                    "run %s of connection %s is at work; its lease ends at %s"
                            .formatted(current.holder, connection, current.expiresAt),
                    "Wait for it to end, or until its lease has ended if it was killed.");
        }
        long fence = current.fence + 1;
        sql.execute(
                "UPDATE %s SET holder = ?, fence = ?, expires_at = ? WHERE connection = ?".formatted(table),
                holder,
                fence,
                utc(until),
                connection);
        return new Lease(connection, holder, fence, table, warehouse.remote());
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
