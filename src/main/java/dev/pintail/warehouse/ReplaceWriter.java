package dev.pintail.warehouse;

import java.util.List;
import java.util.Optional;

/**
 * Puts a new table in the place of the old, whatever its columns were.
 *
 * <p>The new rows wait in a table of their own, so that readers see the old ones until the new are complete, and a
 * replacement can go on in another process. As PyAirbyte: if there are no records at all, the old table stays.
 */
final class ReplaceWriter implements TableWriter {
    /** Begins the name of the table in which new rows wait. */
    static final String NEXT = "_pintail_next_";

    private final TableName table;
    private final TablePlan next;
    private final boolean oldTable;
    private final boolean leftover;
    private boolean begun;
    private boolean opened;

    private ReplaceWriter(TableName table, TablePlan next, boolean oldTable, boolean leftover, boolean begun) {
        this.table = table;
        this.next = next;
        this.oldTable = oldTable;
        this.leftover = leftover;
        this.begun = begun;
    }

    /**
     * A replacement from the start.
     *
     * @param oldTable whether there is a table to replace
     * @param leftover whether a replacement that was given up has left its rows
     */
    static ReplaceWriter start(TableName table, TablePlan next, boolean oldTable, boolean leftover) {
        return new ReplaceWriter(table, next, oldTable, leftover, false);
    }

    /** A replacement of which earlier checkpoints have written a part. */
    static ReplaceWriter goOn(TableName table, TablePlan next) {
        return new ReplaceWriter(table, next, true, false, true);
    }

    @Override
    public List<Column> columns() {
        return next.columns();
    }

    @Override
    public TableName open(Sql sql) {
        if (!opened) {
            if (leftover) {
                sql.execute("DROP TABLE " + next.table().sql());
            }
            next.changes().forEach(sql::execute);
            opened = true;
            begun = true;
        }
        return next.table();
    }

    @Override
    public void write(Sql sql, Stage stage) {
        TableWriter.insert(sql, open(sql), next.columns(), stage.sql());
    }

    @Override
    public void finish(Sql sql, boolean complete, Optional<RawIds.Range> written) {
        if (complete && (begun || !oldTable)) {
            open(sql);
            sql.execute("DROP TABLE IF EXISTS " + table.sql());
            sql.execute("ALTER TABLE %s RENAME TO %s".formatted(next.table().sql(), Names.quote(table.table())));
        }
    }
}
