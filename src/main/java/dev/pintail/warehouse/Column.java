package dev.pintail.warehouse;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A column that records go into. */
record Column(String name, ColumnType type) {
    static final String RAW_ID = "_airbyte_raw_id";
    static final String EXTRACTED_AT = "_airbyte_extracted_at";
    static final String META = "_airbyte_meta";

    Column {
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
    }

    /**
     * The columns for a stream's schema: its properties, then the three meta columns.
     *
     * <p>As PyAirbyte: of properties whose names normalise to one, the first gives the place and the last the type; so a
     * property that is called like a meta column keeps its place and loses its type.
     */
    static List<Column> ofSchema(Map<String, Object> jsonSchema, TypeRule rule) {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        if (jsonSchema.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach((name, schema) -> types.put(Names.normalise(String.valueOf(name)), rule.of(schema)));
        }
        types.put(RAW_ID, ColumnType.VARCHAR);
        types.put(EXTRACTED_AT, ColumnType.TIMESTAMP);
        types.put(META, ColumnType.JSON);
        List<Column> columns = new ArrayList<>();
        types.forEach((name, type) -> columns.add(new Column(name, type)));
        return columns;
    }

    /** Whether its values are made here, not by the source. */
    boolean isMeta() {
        return name.equals(RAW_ID) || name.equals(EXTRACTED_AT) || name.equals(META);
    }

    /** The column in a CREATE TABLE or ADD COLUMN. */
    String ddl() {
        return Names.quote(name) + " " + type.sql();
    }
}
