package dev.pintail.warehouse;

import static dev.pintail.warehouse.ColumnType.BIGINT;
import static dev.pintail.warehouse.ColumnType.DATE;
import static dev.pintail.warehouse.ColumnType.DECIMAL;
import static dev.pintail.warehouse.ColumnType.DOUBLE;
import static dev.pintail.warehouse.ColumnType.HUGEINT;
import static dev.pintail.warehouse.ColumnType.JSON;
import static dev.pintail.warehouse.ColumnType.TIME;
import static dev.pintail.warehouse.ColumnType.TIMESTAMP;
import static dev.pintail.warehouse.ColumnType.TIMESTAMPTZ;
import static dev.pintail.warehouse.ColumnType.TIMETZ;
import static dev.pintail.warehouse.ColumnType.VARCHAR;

import java.util.Optional;

/**
 * The type that holds a column's old values and a schema's new ones without loss.
 *
 * <p>BIGINT widens to DECIMAL, DATE to TIMESTAMP; JSON holds every value that is not text already, and text (VARCHAR) holds
 * everything. Of PyAirbyte's types and those of {@link TypeRule} it is the latter, but only if {@link #lossless} holds for the
 * values that are there. A column of any other type was made by its owner: it stays, and DuckDB casts into it.
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
        if (is(one, other, BIGINT, HUGEINT)) {
            return HUGEINT;
        }
        if (is(one, other, BIGINT, DOUBLE)
                || is(one, other, DECIMAL, DOUBLE)
                || is(one, other, HUGEINT, DOUBLE)
                || is(one, other, HUGEINT, DECIMAL)) {
            return DOUBLE;
        }
        if (is(one, other, TIMESTAMP, TIMESTAMPTZ) || is(one, other, DATE, TIMESTAMPTZ)) {
            return TIMESTAMPTZ;
        }
        if (is(one, other, TIME, TIMETZ)) {
            return TIMETZ;
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

    /** What must hold for a value that is there, so that the wider type says the same; empty if every value does. */
    static Optional<String> lossless(String column, String existing, ColumnType type) {
        return switch (ColumnType.ofSql(existing).orElse(type)) {
            case BIGINT, HUGEINT ->
                type == DOUBLE
                        ? Optional.of(
                                "TRY_CAST(CAST(%1$s AS DOUBLE) AS HUGEINT) IS NOT DISTINCT FROM %1$s".formatted(column))
                        : Optional.empty();
            case DECIMAL ->
                // Either these are the digits of a double, or what DuckDB makes of one, as PyAirbyte has it do.
                type == DOUBLE
                        ? Optional.of(("TRY_CAST(CAST(%2$s AS VARCHAR) AS DECIMAL(38,9)) IS NOT DISTINCT FROM %1$s"
                                        + " OR TRY_CAST(%2$s AS DECIMAL(38,9)) IS NOT DISTINCT FROM %1$s")
                                .formatted(column, using(column, existing, type)))
                        : Optional.empty();
            case TIMESTAMP -> type == TIMESTAMPTZ ? Optional.of("false") : Optional.empty();
            case TIME -> type == TIMETZ ? Optional.of("false") : Optional.empty();
            case VARCHAR, BOOLEAN, DATE, JSON, DOUBLE, TIMESTAMPTZ, TIMETZ -> Optional.empty();
        };
    }

    /** The old values in the new type, as new records would write them. */
    static String using(String column, String existing, ColumnType type) {
        if (type == JSON) {
            return "to_json(%s)".formatted(column);
        }
        if (type == VARCHAR && existing.equals(DECIMAL.sql())) {
            return "rtrim(rtrim(CAST(%1$s AS VARCHAR), '0'), '.')".formatted(column);
        }
        if (type == DOUBLE) {
            return "CAST(CAST(%s AS VARCHAR) AS DOUBLE)".formatted(column); // the nearest, which dividing does not give
        }
        return "CAST(%s AS %s)".formatted(column, type.sql());
    }
}
