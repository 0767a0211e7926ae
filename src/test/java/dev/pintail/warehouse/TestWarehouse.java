package dev.pintail.warehouse;

import dev.pintail.json.JsonReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A warehouse in a file with a clock that stands still, and short words for what tests do with it. */
final class TestWarehouse implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-24T08:00:00.123456Z");
    static final String SOURCE = "source-test";

    final Warehouse warehouse;

    private TestWarehouse(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    static TestWarehouse open(Path file) {
        return open(Target.of(new Location.DuckDbFile(file)), StatementProbe.NONE);
    }

    static TestWarehouse open(Target target, StatementProbe probe) {
        WarehouseSettings settings =
                new WarehouseSettings(Optional.of("512MB"), OptionalInt.of(2), Optional.empty(), Optional.empty());
        return new TestWarehouse(new Connector(target, settings, probe).open(InstantSource.fixed(NOW)));
    }

    /** As if the file were at the other end of a network. */
    static TestWarehouse openAsRemote(Path file) {
        Target target = Target.of(new Location.DuckDbFile(file));
        WarehouseSettings settings = WarehouseSettings.DEFAULTS;
        Connector connector = new Connector(target, settings, StatementProbe.NONE);
        return new TestWarehouse(connector.open(InstantSource.fixed(NOW), true));
    }

    /** Makes a file with the storage format of DuckDB 1.0, DuckDB's default. */
    static Path fileOfDuckDb1(Path file) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t AS SELECT 1 AS a");
            return file;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A stream whose schema is the given JSON of its properties. */
    static LoadedStream stream(String name, String properties, WriteStrategy strategy, String cursor, String... keys) {
        return new LoadedStream(
                name,
                object("{\"type\":\"object\",\"properties\":" + properties + "}"),
                List.of(keys).stream().map(List::of).toList(),
                cursor == null ? List.of() : List.of(cursor),
                strategy);
    }

    /** Loads the records of a whole stream in one checkpoint. */
    void load(LoadedStream stream, String... records) {
        try (Loader loader = warehouse.loader(SOURCE, stream, false)) {
            loader.add(records(records), NOW);
            loader.complete(Checkpoint.of(Map.of("n", (long) records.length), records.length));
        }
    }

    /** All rows of a query, each as DuckDB's own text with {@code |} between the values. */
    List<String> rows(String query, Object... parameters) {
        return warehouse
                .sql()
                .query(
                        "SELECT CAST(COLUMNS(*) AS VARCHAR) FROM (%s) ORDER BY ALL".formatted(query),
                        row -> {
                            List<String> values = new ArrayList<>();
                            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                                values.add(row.getString(i));
                            }
                            return String.join(
                                    "|", values.stream().map(String::valueOf).toList());
                        },
                        parameters);
    }

    /** The table's columns, {@code name type}. */
    List<String> columns(String table) {
        List<String> columns = new ArrayList<>();
        warehouse
                .columns(warehouse.sql(), new TableName("warehouse", "main", table))
                .forEach((name, type) -> columns.add(name + " " + type));
        return columns;
    }

    static List<Map<String, Object>> records(String... json) {
        List<Map<String, Object>> records = new ArrayList<>();
        for (String text : json) {
            records.add(object(text));
        }
        return records;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(String json) {
        return new LinkedHashMap<>((Map<String, Object>) JsonReader.read(json));
    }

    @Override
    public void close() {
        warehouse.close();
    }
}
