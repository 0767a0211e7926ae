package dev.pintail.warehouse;

import dev.pintail.json.JsonReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * The answer to a query.
 *
 * @param columns the columns' names
 * @param rows values of the value model: numbers, booleans and JSON as they are, everything else as text; null for NULL. A decimal
 *     that a double cannot hold is text
 */
public record QueryResult(List<String> columns, List<List<Object>> rows) {
    /** As DuckDB prints it. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);

    public QueryResult {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    static QueryResult of(Sql sql, String query) {
        List<String> columns = new ArrayList<>();
        List<List<Object>> rows = new ArrayList<>();
        sql.run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(query);
                    ResultSet result = statement.executeQuery()) {
                columns.addAll(names(result.getMetaData()));
                while (result.next()) {
                    rows.add(values(result));
                }
            }
        });
        return new QueryResult(columns, rows);
    }

    private static List<String> names(ResultSetMetaData data) throws SQLException {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= data.getColumnCount(); i++) {
            names.add(data.getColumnLabel(i));
        }
        return names;
    }

    private static List<Object> values(ResultSet row) throws SQLException {
        List<Object> values = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            values.add(value(row, i));
        }
        return Collections.unmodifiableList(values);
    }

    private static Object value(ResultSet row, int column) throws SQLException {
        Object value = row.getObject(column);
        return switch (value) {
            case null -> null;
            case Boolean bool -> bool;
            case Byte number -> number.longValue();
            case Short number -> number.longValue();
            case Integer number -> number.longValue();
            case Long number -> number;
            case BigInteger number -> number;
            case Float number when !number.isInfinite() && !number.isNaN() -> number.doubleValue();
            case Double number when !number.isInfinite() && !number.isNaN() -> number;
            case BigDecimal decimal -> number(decimal);
            case Timestamp local -> TIME.format(local.toLocalDateTime());
            case OffsetDateTime instant -> instant.toInstant().toString();
            default ->
                "JSON".equals(row.getMetaData().getColumnTypeName(column))
                        ? JsonReader.read(row.getString(column))
                        : row.getString(column);
        };
    }

    private static Object number(BigDecimal decimal) {
        BigDecimal plain = decimal.stripTrailingZeros();
        if (plain.scale() <= 0) {
            BigInteger whole = plain.toBigIntegerExact();
            return whole.bitLength() < 64 ? (Object) whole.longValue() : whole;
        }
        double nearest = plain.doubleValue();
        return BigDecimal.valueOf(nearest).compareTo(plain) == 0 ? (Object) nearest : plain.toPlainString();
    }
}
