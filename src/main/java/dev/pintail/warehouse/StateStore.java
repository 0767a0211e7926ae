package dev.pintail.warehouse;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.WarehouseException;
import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonSyntaxException;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the states that syncs have left, Pintail's and PyAirbyte's alike.
 *
 * <p>Tolerant, since other versions wrote them too: the table may be absent, a message may have more or fewer members, a row
 * that is no stream state is passed over. For one thread.
 */
public final class StateStore {
    private static final System.Logger LOG = System.getLogger(StateStore.class.getName());

    /** PyAirbyte 0.16 and 0.17 wrote the name of their cache where the connector's belongs. */
    private static final Set<String> CACHE_NAMES = Set.of("DuckDBCache", "MotherDuckCache");

    private final Warehouse warehouse;

    StateStore(Warehouse warehouse) {
        this.warehouse = requireNonNull(warehouse, "warehouse is null");
    }

    private record Row(String sourceName, String streamName, String tableName, String stateJson) {}

    /**
     * The last state of every stream of a connector.
     *
     * @param sourceName the connector's name, for example {@code source-github}
     * @return stream name to stream state; also of streams that are not selected now
     */
    public Map<String, Map<String, Object>> read(String sourceName) {
        Map<String, Map<String, Object>> states = new LinkedHashMap<>();
        for (Row row : rows()) {
            boolean old = CACHE_NAMES.contains(row.sourceName);
            if (!sourceName.equals(row.sourceName) && !old) {
                continue;
            }
            if (row.streamName == null
                    || !warehouse.internalTables().key(row.streamName).equals(row.tableName)) {
                continue;
            }
            if (old) {
                LOG.log(
                        Level.WARNING,
                        "the state of stream {0} was written by an old PyAirbyte without the connector''s name; taking it",
                        row.streamName);
            }
            Map<String, Object> state = streamState(row);
            if (state != null) {
                states.put(row.streamName, state);
            }
        }
        return states;
    }

    /** Puts a state in the place of the stream's present one, as if a sync had left it. */
    public void write(String sourceName, String streamName, Map<String, Object> state) {
        warehouse.transaction(sql -> {
            warehouse.internalTables().writeState(sql, StateRow.of(sourceName, streamName, state, 0, warehouse.now()));
            return null;
        });
    }

    /** Forgets how far a stream was read; its rows stay. */
    public void delete(String streamName) {
        if (!warehouse
                .columns(warehouse.sql(), warehouse.internalTables().stateTable())
                .isEmpty()) {
            warehouse.transaction(sql -> sql.execute(
                    "DELETE FROM %s WHERE table_name = ?"
                            .formatted(warehouse.internalTables().stateTable().sql()),
                    warehouse.internalTables().key(streamName)));
        }
    }

    private List<Row> rows() {
        TableName table = warehouse.internalTables().stateTable();
        if (warehouse.columns(warehouse.sql(), table).isEmpty()) {
            return List.of();
        }
        return warehouse
                .sql()
                .query(
                        "SELECT source_name, stream_name, table_name, state_json FROM %s ORDER BY table_name"
                                .formatted(table.sql()),
                        row -> new Row(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
    }

    /** The stream state in a state message, or null if it has none. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> streamState(Row row) {
        try {
            if (row.stateJson != null
                    && JsonReader.read(row.stateJson) instanceof Map<?, ?> message
                    && "STREAM".equals(message.get("type"))
                    && message.get("stream") instanceof Map<?, ?> stream
                    && stream.get("stream_state") instanceof Map<?, ?> state) {
                return (Map<String, Object>) state;
            }
            return null;
        } catch (JsonSyntaxException e) {
            // To start from the beginning in silence would load everything twice.
            throw new WarehouseException(
                    ErrorCode.WAREHOUSE_FAILED,
                    "the state of stream %s in %s is damaged".formatted(row.streamName, InternalTables.STATE),
                    "Correct the row, or delete it to read the stream from its start.",
                    e);
        }
    }
}
