package dev.pintail.warehouse;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Puts rows in the place of those with the same key: all go into the table first, then those that others replace are deleted.
 *
 * <p>Of several rows with one key, new or in the table before, the one with the latest cursor counts, then the one that arrived
 * last: windows are read side by side, so an older version may come after a newer one. Against the table only cursors count
 * that are numbers or times: texts may be numbers, and then a new row would seem old. Rows without a key, or with a part of it
 * missing, equal no other and are all kept. Not MERGE: its update of all columns makes DuckDB rewrite every row group that it
 * touches, which takes twenty times as long; nor a staging table: usually nothing has to be deleted, and to write every row twice
 * takes half as long again.
 */
final class MergeWriter implements TableWriter {
    /** No property of a stream becomes a column of this name: that would have lower case only. */
    private static final String FRESH_ID = "\"_pintail ID\"";

    private final TablePlan plan;
    private final GrowingTable growing;
    private final List<String> keys;
    private final Optional<String> cursor;
    private final Optional<String> ordered;
    private final boolean remote;
    private OptionalLong lastBefore = OptionalLong.empty();
    private boolean begun;

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
    public TableName open(Sql sql) {
        TableName table = growing.open(sql);
        if (!begun) {
            begun = true;
            lastBefore = hasRowIds()
                    ? OptionalLong.of(
                            sql.query("SELECT coalesce(max(rowid), -1) FROM " + table.sql(), row -> row.getLong(1))
                                    .getFirst())
                    : OptionalLong.empty();
        }
        return table;
    }

    @Override
    public void write(Sql sql, Stage stage) {
        TableWriter.insert(sql, open(sql), plan.columns(), stage.sql());
    }

    @Override
    public void finish(Sql sql, boolean complete, Optional<RawIds.Range> written) {
        open(sql);
        written.ifPresent(range -> deleteReplaced(sql, new Written(range, lastBefore)));
        begun = false;
    }

    /** Rows get greater numbers in the order in which they are written, but what that is far away is not documented. */
    private boolean hasRowIds() {
        return !remote
                && plan.columns().stream().map(Column::name).noneMatch("rowid"::equalsIgnoreCase)
                && plan.kept().keySet().stream().noneMatch("rowid"::equalsIgnoreCase);
    }

    /** Tells the rows of this transaction from those that were there. */
    private record Written(RawIds.Range range, OptionalLong lastBefore) {
        /** What names one of them: to look at the numbers of rows takes much less time than to look at their ids. */
        String id() {
            return lastBefore.isPresent() ? "rowid" : Column.RAW_ID;
        }

        String isNew(String alias) {
            return lastBefore.isPresent() ? alias + ".rowid > " + lastBefore.getAsLong() : hasId(alias);
        }

        String isOld(String alias) {
            return lastBefore.isPresent()
                    ? alias + ".rowid <= " + lastBefore.getAsLong()
                    : "NOT coalesce(%s, false)".formatted(hasId(alias));
        }

        private String hasId(String alias) {
            return "%s.%s BETWEEN '%s' AND '%s'".formatted(alias, Column.RAW_ID, range.first(), range.last());
        }
    }

    private void deleteReplaced(Sql sql, Written written) {
        if (hasDuplicates(sql, written)) {
            deleteNew(
                    sql,
                    written,
                    "SELECT n.%s FROM %s AS n WHERE %s QUALIFY NOT (%s)"
                            .formatted(written.id(), plan.table().sql(), written.isNew("n"), isLatest()));
        }
        if (mayReplace(sql, written)) {
            keepOldColumns(sql, written);
            replace(sql, written);
        }
    }

    /** Whether rows that were there can have the keys of new ones: with keys that grow the ranges do not meet, and DuckDB knows them. */
    private boolean mayReplace(Sql sql, Written written) {
        if (written.lastBefore().isEmpty()) {
            return true;
        }
        String range = "SELECT min(%1$s) AS least, max(%1$s) AS most FROM %2$s AS t WHERE %3$s";
        String key = Names.quote(keys.getFirst());
        String table = plan.table().sql();
        return written.lastBefore().getAsLong() >= 0
                && !sql.query(
                                "SELECT 1 FROM (%s) AS old, (%s) AS new WHERE old.least <= new.most AND new.least <= old.most"
                                        .formatted(
                                                range.formatted(key, table, written.isOld("t")),
                                                range.formatted(key, table, written.isNew("t"))),
                                row -> row.getInt(1))
                        .isEmpty();
    }

    private void replace(Sql sql, Written written) {
        String table = plan.table().sql();
        TableName fresh = plan.table().sibling("_pintail_fresh_" + plan.table().table());
        String freshSql = remote ? fresh.sql() : "temp." + Names.quote(fresh.table());
        // The keys of the new rows by themselves: from its size DuckDB sees how best to join.
        sql.execute("CREATE %s TABLE %s AS SELECT %s, %s AS %s FROM %s AS t WHERE %s"
                .formatted(
                        remote ? "" : "TEMP",
                        remote ? freshSql : Names.quote(fresh.table()),
                        Stream.concat(keys.stream(), cursor.stream())
                                .distinct()
                                .map(Names::quote)
                                .collect(joining(", ")),
                        written.id(),
                        FRESH_ID,
                        table,
                        written.isNew("t")));
        deleteOlder(sql, written, freshSql);
        if (ordered.isPresent()) {
            String older = "SELECT s.%s FROM %s AS s SEMI JOIN %s AS t ON %s AND %s"
                    .formatted(FRESH_ID, freshSql, table, sameKey("t"), written.isOld("t"));
            if (!sql.query(older + " LIMIT 1", row -> row.getString(1)).isEmpty()) {
                deleteNew(sql, written, older);
            }
        }
        sql.execute("DROP TABLE " + freshSql);
    }

    private void deleteNew(Sql sql, Written written, String ids) {
        sql.execute("DELETE FROM %s AS t WHERE %s AND t.%s IN (%s)"
                .formatted(plan.table().sql(), written.isNew("t"), written.id(), ids));
    }

    /** As PyAirbyte: a column that the stream no longer has keeps its value when the row gets a new version. */
    private void keepOldColumns(Sql sql, Written written) {
        if (plan.kept().isEmpty()) {
            return;
        }
        List<String> kept = plan.kept().keySet().stream().map(Names::quote).toList();
        String table = plan.table().sql();
        sql.execute(
                "UPDATE %s AS t SET %s FROM (SELECT DISTINCT ON (%s) %s, %s FROM %s AS o WHERE %s) AS s WHERE %s AND %s"
                        .formatted(
                                table,
                                kept.stream().map("%1$s = s.%1$s"::formatted).collect(joining(", ")),
                                keyList(),
                                keyList(),
                                String.join(", ", kept),
                                table,
                                written.isOld("o"),
                                written.isNew("t"),
                                sameKey("t")));
    }

    private void deleteOlder(Sql sql, Written written, String fresh) {
        String older = ordered.map(Names::quote)
                .map(" AND (t.%1$s IS NULL OR s.%1$s >= t.%1$s)"::formatted)
                .orElse("");
        sql.execute("DELETE FROM %s AS t USING %s AS s WHERE %s AND %s%s"
                .formatted(plan.table().sql(), fresh, sameKey("t"), written.isOld("t"), older));
    }

    /** Usually not, and to look at the keys alone is much cheaper than to sort rows. */
    private boolean hasDuplicates(Sql sql, Written written) {
        String from = " FROM %s AS t WHERE %s".formatted(plan.table().sql(), written.isNew("t"));
        String query = keys.size() == 1
                ? "SELECT count(%1$s) > count(DISTINCT %1$s)".formatted(keyList()) + from
                : "SELECT count(*) > 0 FROM (SELECT 1%s GROUP BY %s HAVING count(*) > 1 LIMIT 1)"
                        .formatted(from, keyList());
        return sql.query(query, row -> row.getBoolean(1)).getFirst();
    }

    private String keyList() {
        return keys.stream().map(Names::quote).collect(joining(", "));
    }

    private String sameKey(String other) {
        return keys.stream()
                .map(key -> "%s.%2$s = s.%2$s".formatted(other, Names.quote(key)))
                .collect(joining(" AND "));
    }

    /** Ids grow in the order of arrival. */
    private String isLatest() {
        String order = cursor.map(c -> Names.quote(c) + " DESC NULLS LAST, ").orElse("") + Column.RAW_ID + " DESC";
        String incomplete = keys.stream().map(k -> Names.quote(k) + " IS NULL").collect(joining(" OR "));
        return "row_number() OVER (PARTITION BY %s ORDER BY %s) = 1 OR %s".formatted(keyList(), order, incomplete);
    }
}
