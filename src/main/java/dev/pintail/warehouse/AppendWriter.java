package dev.pintail.warehouse;

import java.util.List;

/** Adds the rows to those that are there. */
final class AppendWriter implements TableWriter {
    private final TablePlan plan;
    private boolean opened;

    AppendWriter(TablePlan plan) {
        this.plan = plan;
    }

    @Override
    public List<Column> columns() {
        return plan.columns();
    }

    @Override
    public boolean needsStage() {
        return false;
    }

    @Override
    public TableName open(Sql sql) {
        if (!opened) {
            plan.changes().forEach(sql::execute);
            opened = true;
        }
        return plan.table();
    }

    @Override
    public void write(Sql sql, Stage stage) {
        TableWriter.insert(sql, open(sql), plan.columns(), stage.sql());
    }

    @Override
    public void finish(Sql sql, boolean complete) {
        open(sql);
    }
}
