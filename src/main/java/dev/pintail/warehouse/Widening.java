package dev.pintail.warehouse;

import static dev.pintail.warehouse.ColumnType.BIGINT;
import static dev.pintail.warehouse.ColumnType.DATE;
import static dev.pintail.warehouse.ColumnType.DECIMAL;
import static dev.pintail.warehouse.ColumnType.JSON;
import static dev.pintail.warehouse.ColumnType.TIMESTAMP;
import static dev.pintail.warehouse.ColumnType.VARCHAR;

import java.util.Optional;

/**
 * The type that holds a column's old values and a schema's new ones without loss.
 *
 * <p>BIGINT widens to DECIMAL, DATE to TIMESTAMP; JSON holds every value that is not text already, and text (VARCHAR) holds
 * everything. A column whose type PyAirbyte never creates was made by its owner: it stays, and DuckDB casts into it.
 */
final class Widening {
    private Widening() {}

    /** The type with which values of the declared type go into a column of this type. */
    static ColumnType of(String existing, ColumnType declared) {
        Optional<ColumnType> known = ColumnType.ofSql(existing);
        return known.isEmpty() ? declared : widest(known.get(), declared);
    }

    /** Whether the column can stay as it is. */
    static boolean keeps(String existing, ColumnType type) {
        return ColumnType.ofSql(existing).map(known -> known == type).orElse(true);
    }

    private static ColumnType widest(ColumnType one, ColumnType other) {
        if (one == other) {
            return one;
        }
        if (is(one, other, BIGINT, DECIMAL)) {
            return DECIMAL;
        }
        if (is(one, other, DATE, TIMESTAMP)) {
            return TIMESTAMP;
        }
        // A JSON column takes text as a JSON string; a text column already holds objects as their JSON.
        if (one == JSON || other == JSON) {
            return one == VARCHAR ? VARCHAR : JSON;
        }
        return VARCHAR;
    }

    private static boolean is(ColumnType one, ColumnType other, ColumnType narrow, ColumnType wide) {
        return (one == narrow && other == wide) || (one == wide && other == narrow);
    }

    /** The old values in the new type, as new records would write them. */
    static String using(String column, String existing, ColumnType type) {
        if (type == JSON) {
            return "to_json(%s)".formatted(column);
        }
        if (type == VARCHAR && existing.equals(DECIMAL.sql())) {
            return "rtrim(rtrim(CAST(%1$s AS VARCHAR), '0'), '.')".formatted(column);
        }
        return "CAST(%s AS %s)".formatted(column, type.sql());
    }
}
