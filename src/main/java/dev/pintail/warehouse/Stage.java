package dev.pintail.warehouse;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows of one stream since its last checkpoint, in a TEMP table of the loader's own connection: it is filled outside the
 * checkpoint's transaction, never reaches the target's file, and is gone when the process is.
 */
record Stage(String name, RowTable rows) {
    /** The number of the record in its load: rows in a table have no order. */
    static final String ARRIVAL = "_pintail_arrival";

    static Stage of(String name, List<Column> tableColumns, List<String> keys, RawIds rawIds) {
        List<Column> columns = new ArrayList<>(tableColumns);
        columns.add(new Column(ARRIVAL, ColumnType.BIGINT));
        return new Stage(name, new RowTable("temp." + Names.quote(name), columns, keys, rawIds));
    }

    String sql() {
        return rows.sql();
    }

    /** Makes the table, or makes it empty. */
    void create(Sql sql) {
        sql.execute("CREATE OR REPLACE TEMP TABLE %s (%s)"
                .formatted(
                        Names.quote(name),
                        rows.columns().stream().map(Column::ddl).collect(joining(", "))));
    }
}
