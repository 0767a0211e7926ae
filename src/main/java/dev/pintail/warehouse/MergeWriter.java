package dev.pintail.warehouse;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;

/**
 * Puts the staged rows in the place of those with the same key.
 *
 * <p>Of several rows with one key, staged or in the table, the one with the latest cursor counts, then the one that arrived
 * last: windows are read side by side, so an older version may come after a newer one. Against the table only cursors count
 * that are numbers or times: texts may be numbers, and then a new row would seem old. Rows without a key, or with a part of it missing, equal no other and are all kept. DELETE and INSERT instead of MERGE: its update of
 * all columns makes DuckDB rewrite every row group that it touches, which takes twenty times as long.
 */
final class MergeWriter implements TableWriter {
    private final TablePlan plan;
    private final GrowingTable growing;
    private final List<String> keys;
    private final Optional<String> cursor;
    private final Optional<String> ordered;
    private final boolean remote;

    MergeWriter(TablePlan plan, LoadedStream stream, boolean remote) {
        this.plan = plan;
        this.growing = new GrowingTable(plan);
        this.keys = stream.keyColumns();
        this.remote = remote;
        List<String> names = plan.columns().stream().map(Column::name).toList();
        for (String key : keys) {
            if (!names.contains(key)) {
                throw Loader.missingKey(stream.name(), key);
            }
        }
        this.cursor = stream.cursorField().stream()
                .limit(1)
                .filter(path -> stream.cursorField().size() == 1)
                .map(Names::normaliseOrEmpty)
                .filter(names::contains)
                .findFirst();
        this.ordered = cursor.filter(
                name -> plan.columns().get(names.indexOf(name)).type().hasOrder());
    }

    @Override
    public List<Column> columns() {
        return plan.columns();
    }

    @Override
    public boolean needsStage() {
        return true;
    }

    @Override
    public TableName open(Sql sql) {
        return growing.open(sql);
    }

    @Override
    public void write(Sql sql, Stage stage) {
        open(sql);
        String latest = hasDuplicates(sql, stage)
                ? "(SELECT * FROM %s QUALIFY %s)".formatted(stage.sql(), isLatest())
                : stage.sql();
        if (remote) {
            TableName uploaded =
                    plan.table().sibling("_pintail_stage_" + plan.table().table());
            sql.execute("CREATE TABLE %s AS FROM %s".formatted(uploaded.sql(), latest));
            replaceRows(sql, uploaded.sql(), uploaded.sql());
            sql.execute("DROP TABLE " + uploaded.sql());
        } else {
            replaceRows(sql, stage.sql(), latest);
        }
    }

    @Override
    public void finish(Sql sql, boolean complete) {
        open(sql);
    }

    /** Deletes the rows whose keys are staged, then inserts the latest of the staged ones. */
    private void replaceRows(Sql sql, String staged, String latest) {
        String table = plan.table().sql();
        if (plan.kept().isEmpty()) {
            deleteOlder(sql, staged);
            TableWriter.insert(sql, plan.table(), plan.columns(), newer(sql, staged, latest));
            return;
        }
        // As PyAirbyte: a column that the stream no longer has keeps its value when the row gets a new version.
        String kept = plan.kept().keySet().stream().map(Names::quote).collect(joining(", "));
        TableName old = plan.table().sibling("_pintail_kept_" + plan.table().table());
        String oldSql = remote ? old.sql() : Names.quote(old.table());
        sql.execute("CREATE %s TABLE %s AS SELECT DISTINCT ON (%s) %s, %s FROM %s AS t SEMI JOIN %s AS s ON %s"
                .formatted(remote ? "" : "TEMP", oldSql, keyList(), keyList(), kept, table, staged, sameKey("t")));
        deleteOlder(sql, staged);
        String columns = TableWriter.columnList(plan.columns());
        sql.execute("INSERT INTO %s (%s, %s) SELECT %s, %s FROM %s AS s LEFT JOIN %s AS k ON %s"
                .formatted(
                        table,
                        columns,
                        kept,
                        plan.columns().stream()
                                .map(c -> "s." + Names.quote(c.name()))
                                .collect(joining(", ")),
                        kept,
                        newer(sql, staged, latest),
                        oldSql,
                        sameKey("k")));
        sql.execute("DROP TABLE " + oldSql);
    }

    private void deleteOlder(Sql sql, String staged) {
        String older = ordered.map(Names::quote)
                .map(" AND (t.%1$s IS NULL OR s.%1$s >= t.%1$s)"::formatted)
                .orElse("");
        sql.execute("DELETE FROM %s AS t USING %s AS s WHERE %s%s"
                .formatted(plan.table().sql(), staged, sameKey("t"), older));
    }

    /** Those of the latest rows that are not older than what is in the table; usually all. */
    private String newer(Sql sql, String staged, String latest) {
        String table = plan.table().sql();
        if (ordered.isEmpty()
                || sql.query(
                                "SELECT 1 FROM %s AS t SEMI JOIN %s AS s ON %s LIMIT 1"
                                        .formatted(table, staged, sameKey("t")),
                                row -> row.getInt(1))
                        .isEmpty()) {
            return latest;
        }
        return "(SELECT * FROM %s AS s ANTI JOIN %s AS t ON %s)".formatted(latest, table, sameKey("t"));
    }

    /** Usually not, and to look at the keys alone is much cheaper than to sort whole rows. */
    private boolean hasDuplicates(Sql sql, Stage stage) {
        return !sql.query(
                        "SELECT 1 FROM %s GROUP BY %s HAVING count(*) > 1 LIMIT 1".formatted(stage.sql(), keyList()),
                        row -> row.getInt(1))
                .isEmpty();
    }

    private String keyList() {
        return keys.stream().map(Names::quote).collect(joining(", "));
    }

    private String sameKey(String other) {
        return keys.stream()
                .map(key -> "%s.%2$s = s.%2$s".formatted(other, Names.quote(key)))
                .collect(joining(" AND "));
    }

    private String isLatest() {
        String order = cursor.map(c -> Names.quote(c) + " DESC NULLS LAST, ").orElse("") + Stage.ARRIVAL + " DESC";
        String incomplete = keys.stream().map(k -> Names.quote(k) + " IS NULL").collect(joining(" OR "));
        return "row_number() OVER (PARTITION BY %s ORDER BY %s) = 1 OR %s".formatted(keyList(), order, incomplete);
    }
}
