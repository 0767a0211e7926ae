package dev.pintail.warehouse;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.WarehouseException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who may write for which connection, or which of its streams, in the table {@code _pintail_leases} beside the data. For one thread.
 *
 * <p>The table has one row for each stream of a lease, or one without a stream's name if the lease is for all of the connection;
 * and one row of no connection, which has the last fencing number. Whoever takes a lease changes that row, so that of two who do so
 * at the same time one fails and looks again.
 */
public final class Leases {
    static final String TABLE = "_pintail_leases";

    /** Of many who take leases at the same time, one succeeds each time. */
    private static final int ATTEMPTS = 30;

    private static final String ALL_STREAMS = "";

    private final Warehouse warehouse;

    Leases(Warehouse warehouse) {
        this.warehouse = requireNonNull(warehouse, "warehouse is null");
    }

    private record Row(String stream, String holder, Instant expiresAt) {
        /** Whether the lease of these streams, none meaning all, cannot be had beside this one. */
        boolean meets(Set<String> streams) {
            return streams.isEmpty() || stream.equals(ALL_STREAMS) || streams.contains(stream);
        }
    }

    /**
     * Takes the lease of a connection or of some of its streams, if nobody has it.
     *
     * <p>In a database file a lease that was left over is nobody's: whoever has the file open is the only one.
     *
     * @param streams none means all of the connection
     * @param holder the run, for people who look at the table
     * @throws WarehouseException LEASE_HELD if another run has it, or a part of it
     */
    public Lease take(String connection, Set<String> streams, String holder, Instant now, Instant until) {
        for (int attempt = 1; ; attempt++) {
            try {
                return warehouse.transaction(sql -> take(sql, connection, streams, holder, now, until));
            } catch (WarehouseException e) {
                if (e.code() != ErrorCode.WAREHOUSE_UNAVAILABLE || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** One attempt, in the open transaction. */
    Lease take(Sql sql, String connection, Set<String> streams, String holder, Instant now, Instant until) {
        String table = warehouse.qualified(TABLE);
        sql.execute(("CREATE TABLE IF NOT EXISTS %s AS SELECT '' AS connection, '' AS stream_name, '' AS holder,"
                        + " 0::BIGINT AS fence, to_timestamp(0) AS expires_at")
                .formatted(table));
        List<Row> others = sql
                .query(
                        "SELECT stream_name, holder, expires_at FROM %s WHERE connection = ?".formatted(table),
                        row -> new Row(
                                row.getString(1),
                                row.getString(2),
                                row.getObject(3, OffsetDateTime.class).toInstant()),
                        connection)
                .stream()
                .filter(row -> row.meets(streams))
                .toList();
        if (warehouse.remote()) {
            Optional<Row> atWork = others.stream()
                    .filter(row -> row.expiresAt.isAfter(now) && !row.holder.equals(holder))
                    .findFirst();
            if (atWork.isPresent()) {
                throw held(connection, atWork.get());
            }
        }
        sql.execute("UPDATE %s SET fence = fence + 1 WHERE connection = ''".formatted(table));
        long fence = sql.query("SELECT fence FROM %s WHERE connection = ''".formatted(table), row -> row.getLong(1))
                .getFirst();
        others.forEach(row -> sql.execute(
                "DELETE FROM %s WHERE connection = ? AND stream_name = ?".formatted(table), connection, row.stream));
        Set<String> named = streams.isEmpty() ? Set.of(ALL_STREAMS) : streams;
        named.forEach(stream -> sql.execute(
                "INSERT INTO %s VALUES (?, ?, ?, ?, ?)".formatted(table),
                connection,
                stream,
                holder,
                fence,
                utc(until)));
        return new Lease(connection, holder, fence, named.size(), table, warehouse.remote());
    }

    private static WarehouseException held(String connection, Row other) {
        return new WarehouseException(
                ErrorCode.LEASE_HELD,
                "run %s of connection %s%s is at work; its lease ends at %s"
                        .formatted(
                                other.holder,
                                connection,
                                other.stream.equals(ALL_STREAMS) ? "" : ", stream " + other.stream,
                                other.expiresAt),
                "Wait for it to end, or until its lease has ended if it was killed.");
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
