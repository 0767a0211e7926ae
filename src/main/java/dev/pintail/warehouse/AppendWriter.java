package dev.pintail.warehouse;

import java.util.List;

/** Adds the staged rows to those that are there. */
final class AppendWriter implements TableWriter {
    private final TablePlan plan;
    private boolean planned;

    AppendWriter(TablePlan plan) {
        this.plan = plan;
    }

    @Override
    public List<Column> columns() {
        return plan.columns();
    }

    @Override
    public void write(Sql sql, Stage stage, long staged, boolean complete) {
        if (!planned) {
            plan.changes().forEach(sql::execute);
        }
        if (staged > 0) {
            TableWriter.insert(sql, plan.table(), plan.columns(), stage.sql());
        }
    }

    @Override
    public void committed() {
        planned = true;
    }
}
