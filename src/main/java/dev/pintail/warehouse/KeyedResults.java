package dev.pintail.warehouse;

import static java.util.Objects.requireNonNull;

import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonWriter;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The results of runs that were asked for with an idempotency key, in the table {@code _pintail_results} beside the data: a
 * request that comes again gets the first one's result. For one thread.
 */
public final class KeyedResults {
    static final String TABLE = "_pintail_results";

    private final Warehouse warehouse;

    KeyedResults(Warehouse warehouse) {
        this.warehouse = requireNonNull(warehouse, "warehouse is null");
    }

    /** The result of the run that had this key; empty if there was none, or it is older than it may be. */
    @SuppressWarnings("unchecked")
    public Optional<Map<String, Object>> find(String connection, String key, Instant oldest) {
        if (warehouse.columns(TABLE).isEmpty()) {
            return Optional.empty();
        }
        return warehouse
                .sql()
                .query(
                        ("SELECT result FROM %s WHERE connection = ? AND idempotency_key = ? AND finished_at >= ?"
                                        + " ORDER BY finished_at LIMIT 1")
                                .formatted(warehouse.qualified(TABLE)),
                        row -> (Map<String, Object>) JsonReader.read(row.getString(1)),
                        connection,
                        key,
                        Leases.utc(oldest))
                .stream()
                .findFirst();
    }

    /** Keeps a result, and forgets those that are too old, in the transaction that is open. */
    public void keep(
            Sql sql, String connection, String key, Instant finished, Map<String, Object> result, Instant oldest) {
        String table = warehouse.qualified(TABLE);
        sql.execute(("CREATE TABLE IF NOT EXISTS %s (connection VARCHAR, idempotency_key VARCHAR,"
                        + " finished_at TIMESTAMP WITH TIME ZONE, result VARCHAR)")
                .formatted(table));
        sql.execute("DELETE FROM %s WHERE finished_at < ?".formatted(table), Leases.utc(oldest));
        sql.execute(
                "INSERT INTO %s VALUES (?, ?, ?, ?)".formatted(table),
                connection,
                key,
                Leases.utc(finished),
                JsonWriter.COMPACT.write(result));
    }
}
