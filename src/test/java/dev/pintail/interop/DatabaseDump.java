package dev.pintail.interop;

import dev.pintail.json.JsonReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/** Reads a database into the form of {@code expected.json}, so far as it is compared. */
final class DatabaseDump {
    private DatabaseDump() {}

    static Map<String, Object> of(Path database) throws SQLException {
        Map<String, Object> tables = new LinkedHashMap<>();
        Map<String, Object> dump = new LinkedHashMap<>();
        dump.put("tables", tables);
        dump.put("state", List.of());
        dump.put("streams", List.of());
        try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:" + database, new Properties());
                Statement sql = connection.createStatement()) {
            sql.execute("SET TimeZone = 'UTC'");
            for (Map<String, Object> table :
                    rows(sql, "SELECT schema_name, table_name FROM duckdb_tables() WHERE NOT internal ORDER BY ALL")) {
                String schema = (String) table.get("schema_name");
                String name = (String) table.get("table_name");
                String where = " WHERE schema_name = '%s' AND table_name = '%s' ".formatted(schema, name);
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put(
                        "columns",
                        rows(
                                sql,
                                "SELECT column_name AS \"name\", data_type AS \"type\", is_nullable AS nullable"
                                        + " FROM duckdb_columns()" + where + "ORDER BY column_index"));
                entry.put(
                        "constraints",
                        rows(sql, "SELECT constraint_text AS t FROM duckdb_constraints()" + where).stream()
                                .map(row -> row.get("t"))
                                .toList());
                List<Map<String, Object>> rows =
                        rows(sql, "SELECT CAST(COLUMNS(*) AS VARCHAR) FROM \"%s\".\"%s\"".formatted(schema, name));
                switch (name) {
                    case "_airbyte_state" -> dump.put("state", parsed(rows, schema, "state_json"));
                    case "_airbyte_streams" -> dump.put("streams", parsed(rows, schema, "catalog_metadata"));
                    case "_airbyte_destination_state" -> {}
                    default -> entry.put("rows", rows);
                }
                tables.put(schema + "." + name, entry);
            }
        }
        return dump;
    }

    private static List<Map<String, Object>> parsed(List<Map<String, Object>> rows, String schema, String column) {
        for (Map<String, Object> row : rows) {
            row.put("schema", schema);
            row.put(column + "_parsed", JsonReader.read((String) row.get(column)));
        }
        return rows;
    }

    private static List<Map<String, Object>> rows(Statement sql, String query) throws SQLException {
        List<Map<String, Object>> rows = new ArrayList<>();
        try (ResultSet result = sql.executeQuery(query)) {
            while (result.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.put(result.getMetaData().getColumnLabel(i), result.getObject(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
