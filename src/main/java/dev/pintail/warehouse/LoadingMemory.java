package dev.pintail.warehouse;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.WarehouseException;

/**
 * Keeps DuckDB's memory limit as low as the streams allow that are being loaded: DuckDB fills whatever it may have with rows that it
 * has written already, and needs little of it. Thread-safe.
 *
 * <p>Measured with 12 to 700 columns of text: a load fails with less than about seven of DuckDB's blocks of 256 kB for each column,
 * since that many are in use at the same time, and with less than about eleven it writes rows of 2 kB to its temporary file and reads
 * them back, which takes a third more time.
 */
final class LoadingMemory {
    private static final long BASE = 56L << 20;
    private static final long PER_COLUMN = 12 * (256L << 10);

    private final Sql sql;
    private final long most;
    private long columns;

    /**
     * Of a connection's database instance.
     *
     * @param fixed whether the user has set the limit, which then stays
     */
    LoadingMemory(Sql sql, boolean fixed) {
        this.sql = requireNonNull(sql, "sql is null");
        this.most = fixed
                ? 0
                : sql.query("SELECT parse_formatted_bytes(current_setting('memory_limit'))", row -> row.getLong(1))
                        .getFirst();
    }

    /** A stream with so many columns will be loaded. */
    synchronized void take(int count) {
        columns += count;
        limit();
    }

    /** A stream with so many columns has been loaded. */
    synchronized void giveBack(int count) {
        columns -= count;
        try {
            limit();
        } catch (WarehouseException e) {
            // Others are using more at this moment. They give it back themselves.
        }
    }

    private void limit() {
        if (most > 0) {
            long needed = columns == 0 ? most : Math.min(most, BASE + columns * PER_COLUMN);
            try (Sql own = sql.duplicate()) {
                own.execute("SET GLOBAL memory_limit = '%d B'".formatted(needed));
            }
        }
    }
}
