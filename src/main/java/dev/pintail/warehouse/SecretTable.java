package dev.pintail.warehouse;

import static java.util.Objects.requireNonNull;

import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Encrypted tokens that no other place can keep, in the table {@code _pintail_secrets} beside the data. What is in them this room
 * does not know. For one thread.
 */
public final class SecretTable {
    static final String TABLE = "_pintail_secrets";

    private final Warehouse warehouse;

    SecretTable(Warehouse warehouse) {
        this.warehouse = requireNonNull(warehouse, "warehouse is null");
    }

    /**
     * A row.
     *
     * @param keyId which key it is encrypted with
     * @param origin fingerprint of what the configuration said when the first token was kept
     * @param sealed the encrypted token
     * @param version 1 for the first token, then counted up
     */
    public record Row(String keyId, String origin, String sealed, long version) {
        public Row {
            requireNonNull(keyId, "keyId is null");
            requireNonNull(origin, "origin is null");
            requireNonNull(sealed, "sealed is null");
        }
    }

    /** What is kept for a place in a connection's configuration. */
    public Optional<Row> read(String connection, String path) {
        if (warehouse.columns(TABLE).isEmpty()) {
            return Optional.empty();
        }
        return warehouse
                .sql()
                .query(
                        "SELECT key_id, origin, sealed, version FROM %s WHERE connection = ? AND config_path = ?"
                                .formatted(warehouse.qualified(TABLE)),
                        row -> new Row(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)),
                        connection,
                        path)
                .stream()
                .findFirst();
    }

    /**
     * Keeps a row in a transaction of its own, if the one before it is still there.
     *
     * @return false if another run was faster; nothing has changed then
     */
    public boolean replace(String connection, String path, Row row) {
        return warehouse.transaction(sql -> {
            String table = warehouse.qualified(TABLE);
            sql.execute("CREATE TABLE IF NOT EXISTS %s (connection VARCHAR, config_path VARCHAR, key_id VARCHAR,"
                            .formatted(table)
                    + " origin VARCHAR, sealed VARCHAR, version BIGINT, updated_at TIMESTAMP WITH TIME ZONE,"
                    + " PRIMARY KEY (connection, config_path))");
            boolean first = sql.query(
                            "SELECT 1 FROM %s WHERE connection = ? AND config_path = ?".formatted(table),
                            result -> true,
                            connection,
                            path)
                    .isEmpty();
            if (first) {
                if (row.version() != 1) {
                    return false;
                }
                sql.execute("INSERT INTO %s VALUES (?, ?, ?, ?, ?, ?, ?)".formatted(table), values(connection, path, row));
                return true;
            }
            return sql.execute(
                            "UPDATE %s SET key_id = ?, origin = ?, sealed = ?, version = ?, updated_at = ?"
                                            .formatted(table)
                                    + " WHERE connection = ? AND config_path = ? AND version = ?",
                            row.keyId(),
                            row.origin(),
                            row.sealed(),
                            row.version(),
                            warehouse.now().atOffset(ZoneOffset.UTC),
                            connection,
                            path,
                            row.version() - 1)
                    == 1;
        });
    }

    private Object[] values(String connection, String path, Row row) {
        return new Object[] {
            connection,
            path,
            row.keyId(),
            row.origin(),
            row.sealed(),
            row.version(),
            warehouse.now().atOffset(ZoneOffset.UTC)
        };
    }
}
