package dev.pintail.warehouse;

import static java.util.Objects.requireNonNull;

/** A table that keeps its rows, and is made or changed once, with the first rows that come. */
final class GrowingTable {
    private final TablePlan plan;
    private boolean opened;

    GrowingTable(TablePlan plan) {
        this.plan = requireNonNull(plan, "plan is null");
    }

    TablePlan plan() {
        return plan;
    }

    /** Makes it ready if it is not, and gives its name. */
    TableName open(Sql sql) {
        if (!opened) {
            plan.changes().forEach(sql::execute);
            opened = true;
        }
        return plan.table();
    }
}
