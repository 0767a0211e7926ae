package dev.pintail.warehouse;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The types of data columns, and PyAirbyte's rule from JSON schema to type.
 *
 * <p>By that rule timestamps and times have no zone, also where the schema asks for one: PyAirbyte's DDL loses it, and both
 * must be able to write the same table. The last four types are those of {@link TypeRule}.
 */
enum ColumnType {
    VARCHAR("VARCHAR"),
    BIGINT("BIGINT"),
    DECIMAL("DECIMAL(38,9)"),
    BOOLEAN("BOOLEAN"),
    DATE("DATE"),
    TIMESTAMP("TIMESTAMP"),
    TIME("TIME"),
    JSON("JSON"),
    HUGEINT("HUGEINT"),
    DOUBLE("DOUBLE"),
    TIMESTAMPTZ("TIMESTAMP WITH TIME ZONE"),
    TIMETZ("TIME WITH TIME ZONE");

    private final String sql;

    ColumnType(String sql) {
        this.sql = sql;
    }

    /** The type as DuckDB writes it. */
    String sql() {
        return sql;
    }

    /** Whether values that are greater are later, when they are cursors. */
    boolean hasOrder() {
        return switch (this) {
            case BIGINT, HUGEINT, DECIMAL, DOUBLE, DATE, TIMESTAMP, TIMESTAMPTZ -> true;
            case VARCHAR, BOOLEAN, TIME, TIMETZ, JSON -> false;
        };
    }

    /** The type that DuckDB writes so; empty for the many that PyAirbyte never creates. */
    static Optional<ColumnType> ofSql(String sql) {
        for (ColumnType type : values()) {
            if (type.sql.equals(sql)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /**
     * The type for a property's schema: {@code airbyte_type} before everything, then the single type that is not null with
     * its format; whatever is undecided (unions, {@code oneOf}, {@code $ref}, no type) is text.
     */
    static ColumnType ofSchema(Object schema) {
        if (!(schema instanceof Map<?, ?> property)) {
            return VARCHAR;
        }
        Object type = property.get("type");
        String format = text(property.get("format"));
        return switch (text(property.get("airbyte_type"))) {
            case "" -> ofType(singleType(type), format);
            case "string" -> VARCHAR;
            case "date" -> DATE;
            case "timestamp_with_timezone", "timestamp_without_timezone" -> TIMESTAMP;
            case "time_with_timezone", "time_without_timezone" -> TIME;
            case "integer" -> BIGINT;
            case "number" -> DECIMAL;
            case "boolean" -> BOOLEAN;
            case "object", "array", "vector_array" -> JSON;
            default -> ofTypeBesideUnknown(text(type), format);
        };
    }

    private static String singleType(Object type) {
        if (!(type instanceof List<?> types)) {
            return text(type);
        }
        List<?> real = types.stream().filter(t -> !"null".equals(t)).toList();
        return real.size() == 1 ? text(real.getFirst()) : "";
    }

    private static String text(Object value) {
        return value instanceof String text ? text : "";
    }

    private static ColumnType ofType(String type, String format) {
        return switch (type) {
            case "string" ->
                switch (format) {
                    case "date" -> DATE;
                    case "date-time" -> TIMESTAMP;
                    case "time" -> TIME;
                    default -> VARCHAR;
                };
            case "integer" -> BIGINT;
            case "number" -> DECIMAL;
            case "boolean" -> BOOLEAN;
            case "object", "array", "vector_array" -> JSON;
            default -> VARCHAR;
        };
    }

    /** With an {@code airbyte_type} that PyAirbyte does not know, only these plain types still count. */
    private static ColumnType ofTypeBesideUnknown(String type, String format) {
        return switch (ofType(type, format)) {
            case DATE -> DATE;
            case TIMESTAMP -> TIMESTAMP;
            case JSON -> JSON;
            case VARCHAR, BIGINT, DECIMAL, BOOLEAN, TIME, HUGEINT, DOUBLE, TIMESTAMPTZ, TIMETZ -> VARCHAR;
        };
    }
}
