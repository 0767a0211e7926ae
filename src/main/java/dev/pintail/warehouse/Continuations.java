package dev.pintail.warehouse;

import static java.util.Objects.requireNonNull;

import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Where readings stand that are not at their end, in the table {@code _pintail_continuations} beside the data: next to the state,
 * never inside it, so that PyAirbyte still reads the state.
 *
 * <p>Rows of one stream, and of one kind of reading it (its {@code purpose}), belong together. For one thread.
 */
public final class Continuations {
    static final String TABLE = "_pintail_continuations";

    private static final int ROWS_PER_STATEMENT = 200;

    private final Warehouse warehouse;

    Continuations(Warehouse warehouse) {
        this.warehouse = requireNonNull(warehouse, "warehouse is null");
    }

    /** Makes the table if it is not there yet. */
    public void create() {
        warehouse.transaction(sql -> sql.execute(("CREATE TABLE IF NOT EXISTS %s (connection VARCHAR, purpose VARCHAR,"
                        + " stream_name VARCHAR, part VARCHAR, number BIGINT, page BIGINT, content VARCHAR)")
                .formatted(name())));
    }

    /** All rows of one purpose, in the order of parts, slices and pages. */
    @SuppressWarnings("unchecked")
    public List<ContinuationRow> read(String connection, String purpose) {
        if (warehouse.columns(TABLE).isEmpty()) {
            return List.of();
        }
        return warehouse
                .sql()
                .query(
                        ("SELECT stream_name, part, number, page, content FROM %s WHERE connection = ? AND purpose = ?"
                                        + " ORDER BY stream_name, part, number, page")
                                .formatted(name()),
                        row -> new ContinuationRow(
                                row.getString(1), row.getString(2), row.getLong(3), row.getLong(4), (Map<
                                                String, Object>)
                                        JsonReader.read(row.getString(5))),
                        connection,
                        purpose);
    }

    /** Adds rows in the transaction that is open. */
    public void add(Sql sql, String connection, String purpose, List<ContinuationRow> rows) {
        for (int start = 0; start < rows.size(); start += ROWS_PER_STATEMENT) {
            List<ContinuationRow> some = rows.subList(start, Math.min(start + ROWS_PER_STATEMENT, rows.size()));
            List<Object> values = new ArrayList<>();
            for (ContinuationRow row : some) {
                Collections.addAll(
                        values,
                        connection,
                        purpose,
                        row.stream(),
                        row.part(),
                        row.number(),
                        row.page(),
                        JsonWriter.COMPACT.write(row.content()));
            }
            sql.execute(
                    "INSERT INTO %s VALUES %s"
                            .formatted(
                                    name(),
                                    String.join(", ", Collections.nCopies(some.size(), "(?, ?, ?, ?, ?, ?, ?)"))),
                    values.toArray());
        }
    }

    /** Puts the row about a stream's reading as a whole in the place of the one before, in the transaction that is open. */
    public void replaceHead(Sql sql, String connection, String purpose, ContinuationRow head) {
        sql.execute(
                "DELETE FROM %s WHERE connection = ? AND purpose = ? AND stream_name = ? AND part = ?"
                        .formatted(name()),
                connection,
                purpose,
                head.stream(),
                ContinuationRow.HEAD);
        add(sql, connection, purpose, List.of(head));
    }

    /** Forgets everything about a stream's reading, in the transaction that is open. */
    public void forget(Sql sql, String connection, String purpose, String stream) {
        sql.execute(
                "DELETE FROM %s WHERE connection = ? AND purpose = ? AND stream_name = ?".formatted(name()),
                connection,
                purpose,
                stream);
    }

    private String name() {
        return warehouse.qualified(TABLE);
    }
}
