package dev.pintail.warehouse;

import java.util.List;
import java.util.Optional;

/** Adds the rows to those that are there. */
final class AppendWriter implements TableWriter {
    private final GrowingTable table;

    AppendWriter(TablePlan plan) {
        this.table = new GrowingTable(plan);
    }

    @Override
    public List<Column> columns() {
        return table.plan().columns();
    }

    @Override
    public TableName open(Sql sql) {
        return table.open(sql);
    }

    @Override
    public void write(Sql sql, Stage stage) {
        TableWriter.insert(sql, open(sql), table.plan().columns(), stage.sql());
    }

    @Override
    public void finish(Sql sql, boolean complete, Optional<RawIds.Range> written) {
        open(sql);
    }
}
