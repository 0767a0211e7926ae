package dev.pintail.warehouse;

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

    /** The statement that inserts the rows of a query over the columns, in their order. */
    String insertFrom(String query) {
        return "INSERT INTO %s (%s) %s".formatted(sql, TableWriter.columnList(columns), query);
    }
}
