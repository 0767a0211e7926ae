package dev.pintail.warehouse;

import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * A table that takes the rows which records become.
 *
 * @param sql its name
 * @param columns those to fill, the meta columns and perhaps {@link Stage#ARRIVAL} among them
 * @param keys the columns that must not lose their value
 */
record RowTable(String sql, List<Column> columns, List<String> keys, RawIds rawIds) {
    RowTable {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
    }

    /**
     * The statement that inserts the rows of a table function over the columns. A row whose {@code _airbyte_meta} is NULL gets
     * the constant that nearly all have: to check it as JSON for each row would cost more than to write it.
     */
    String insertFrom(String function) {
        String values = columns.stream()
                .map(Column::name)
                .map(name -> name.equals(Column.META)
                        ? "CASE WHEN %1$s IS NULL THEN CAST('{}' AS JSON) ELSE CAST(%1$s AS JSON) END"
                                .formatted(Names.quote(name))
                        : Names.quote(name))
                .collect(joining(", "));
        return "INSERT INTO %s (%s) SELECT %s FROM %s"
                .formatted(sql, TableWriter.columnList(columns), values, function);
    }
}
