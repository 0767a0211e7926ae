package dev.pintail.warehouse;

import static java.util.Objects.requireNonNull;

import dev.pintail.json.JsonWriter;
import java.util.List;

/**
 * PyAirbyte's three tables beside the data: the catalog, the state, and the state of destinations (which stays empty).
 *
 * <p>Their key {@code table_name} is the prefix and the stream's name as they are, not normalised. Stateless.
 */
final class InternalTables {
    static final String STREAMS = "_airbyte_streams";
    static final String STATE = "_airbyte_state";
    private static final String DESTINATION_STATE = "_airbyte_destination_state";

    private final TableName streams;
    private final TableName state;
    private final TableName destinationState;
    private final String prefix;

    InternalTables(TableName inSchema, String prefix) {
        streams = inSchema.sibling(STREAMS);
        state = inSchema.sibling(STATE);
        destinationState = inSchema.sibling(DESTINATION_STATE);
        this.prefix = requireNonNull(prefix, "prefix is null");
    }

    /** Makes what is absent. */
    void create(Sql sql) {
        sql.execute("CREATE TABLE IF NOT EXISTS %s (stream_name VARCHAR, source_name VARCHAR, table_name VARCHAR,"
                        .formatted(streams.sql())
                + " catalog_metadata VARCHAR, PRIMARY KEY (table_name))");
        sql.execute("CREATE TABLE IF NOT EXISTS %s (source_name VARCHAR, stream_name VARCHAR, table_name VARCHAR,"
                        .formatted(state.sql())
                + " state_json VARCHAR, last_updated TIMESTAMP WITH TIME ZONE, PRIMARY KEY (table_name))");
        sql.execute("CREATE TABLE IF NOT EXISTS %s (destination_name VARCHAR, source_name VARCHAR, stream_name VARCHAR,"
                        .formatted(destinationState.sql())
                + " state_json VARCHAR, last_updated TIMESTAMP WITH TIME ZONE,"
                + " PRIMARY KEY (destination_name, source_name, stream_name))");
    }

    /** Puts the streams into the catalog; PyAirbyte shows only tables that have a row there. */
    void register(Sql sql, String sourceName, List<LoadedStream> loaded) {
        for (LoadedStream stream : loaded) {
            sql.execute("DELETE FROM %s WHERE table_name = ?".formatted(streams.sql()), key(stream.name()));
            sql.execute(
                    "INSERT INTO %s VALUES (?, ?, ?, ?)".formatted(streams.sql()),
                    stream.name(),
                    sourceName,
                    key(stream.name()),
                    JsonWriter.PYTHON.write(stream.jsonSchema()));
        }
    }

    void writeState(Sql sql, StateRow row) {
        sql.execute("DELETE FROM %s WHERE table_name = ?".formatted(state.sql()), key(row.streamName()));
        sql.execute(
                "INSERT INTO %s VALUES (?, ?, ?, ?, ?)".formatted(state.sql()),
                row.sourceName(),
                row.streamName(),
                key(row.streamName()),
                row.stateJson(),
                row.lastUpdated());
    }

    /** Whether exactly this write is in the table. */
    boolean hasState(Sql sql, StateRow row) {
        return !sql.query(
                        "SELECT 1 FROM %s WHERE table_name = ? AND state_json = ? AND last_updated = ?"
                                .formatted(state.sql()),
                        result -> true,
                        key(row.streamName()),
                        row.stateJson(),
                        row.lastUpdated())
                .isEmpty();
    }

    TableName stateTable() {
        return state;
    }

    /** What the tables call a stream. */
    String key(String streamName) {
        return prefix + streamName;
    }
}
