package dev.pintail.warehouse;

import static java.util.Objects.requireNonNull;

import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The history of runs, in the table {@code _pintail_runs} beside the data. For one thread. */
public final class RunLog {
    static final String TABLE = "_pintail_runs";

    private final Warehouse warehouse;

    RunLog(Warehouse warehouse) {
        this.warehouse = requireNonNull(warehouse, "warehouse is null");
    }

    /** Adds a row in a transaction of its own. */
    public void write(RunRecord run) {
        warehouse.transaction(sql -> {
            write(sql, run);
            return null;
        });
    }

    /** Adds a row in the transaction that is open, for example {@link Checkpoint#alongside}. */
    public void write(Sql sql, RunRecord run) {
        sql.execute("""
                CREATE TABLE IF NOT EXISTS %s (
                    run_id VARCHAR, connection VARCHAR, stream_name VARCHAR, records_read BIGINT, records_loaded BIGINT,
                    bytes BIGINT, requests BIGINT, retries BIGINT, waited_ms BIGINT, started_at TIMESTAMP WITH TIME ZONE,
                    finished_at TIMESTAMP WITH TIME ZONE, state_before JSON, state_after JSON, status VARCHAR,
                    error_code VARCHAR, pintail_version VARCHAR, connector VARCHAR, manifest_digest VARCHAR)""".formatted(warehouse.qualified(TABLE)));
        RunRecord.Counts counts = run.counts();
        sql.execute(
                "INSERT INTO %s VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        .formatted(warehouse.qualified(TABLE)),
                run.runId(),
                run.connection(),
                run.stream(),
                counts.recordsRead(),
                counts.recordsLoaded(),
                counts.bytes(),
                counts.requests(),
                counts.retries(),
                counts.waitedMillis(),
                utc(run.startedAt()),
                utc(run.finishedAt()),
                run.stateBefore().map(JsonWriter.COMPACT::write).orElse(null),
                run.stateAfter().map(JsonWriter.COMPACT::write).orElse(null),
                run.status(),
                run.errorCode().orElse(null),
                run.pintailVersion(),
                run.connector(),
                run.manifestDigest());
    }

    /** The newest rows of a connection, the newest first. */
    public List<RunRecord> newest(String connection, int count) {
        if (warehouse.columns(TABLE).isEmpty()) {
            return List.of();
        }
        return warehouse
                .sql()
                .query(
                        "SELECT * FROM %s WHERE connection = ? ORDER BY finished_at DESC, run_id, stream_name LIMIT %d"
                                .formatted(warehouse.qualified(TABLE), count),
                        RunLog::read,
                        connection);
    }

    private static RunRecord read(ResultSet row) throws SQLException {
        return new RunRecord(
                row.getString("run_id"),
                row.getString("connection"),
                row.getString("stream_name"),
                new RunRecord.Counts(
                        row.getLong("records_read"),
                        row.getLong("records_loaded"),
                        row.getLong("bytes"),
                        row.getLong("requests"),
                        row.getLong("retries"),
                        row.getLong("waited_ms")),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("finished_at", OffsetDateTime.class).toInstant(),
                json(row.getString("state_before")),
                json(row.getString("state_after")),
                row.getString("status"),
                Optional.ofNullable(row.getString("error_code")),
                row.getString("pintail_version"),
                row.getString("connector"),
                row.getString("manifest_digest"));
    }

    @SuppressWarnings("unchecked")
    private static Optional<Map<String, Object>> json(String text) {
        return Optional.ofNullable(text).map(t -> (Map<String, Object>) JsonReader.read(t));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
