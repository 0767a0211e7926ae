package dev.pintail.warehouse;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings rows into a stream's table, within the transaction of a checkpoint; one for each write strategy.
 *
 * <p>Changes of the table belong to the same transaction. If it fails, the writer is of no use any more.
 */
sealed interface TableWriter permits AppendWriter, MergeWriter, ReplaceWriter {

    static TableWriter of(Warehouse warehouse, Sql sql, LoadedStream stream, boolean continued) {
        TableName table = warehouse.table(stream.name());
        List<Column> declared = Column.ofSchema(stream.jsonSchema(), warehouse.types());
        Map<String, String> existing = warehouse.columns(sql, table);
        return switch (stream.strategy()) {
            case APPEND -> new AppendWriter(plan(warehouse, sql, table, declared, existing));
            case MERGE -> {
                Optional<String> comment = existing.isEmpty() ? Optional.empty() : warehouse.comment(sql, table);
                List<String> note = TableKey.note(table, stream.keyColumns(), comment);
                yield new MergeWriter(
                        plan(warehouse, sql, table, declared, existing).then(note), stream, warehouse.remote());
            }
            case REPLACE -> {
                TableName next = table.sibling(ReplaceWriter.NEXT + table.table());
                Map<String, String> unfinished = warehouse.columns(sql, next);
                yield unfinished.isEmpty() || !continued
                        ? ReplaceWriter.start(
                                table,
                                plan(warehouse, sql, next, declared, Map.of()),
                                !existing.isEmpty(),
                                !unfinished.isEmpty())
                        : ReplaceWriter.goOn(table, plan(warehouse, sql, next, declared, unfinished));
            }
            case AUTO -> throw new IllegalStateException("a loaded stream's strategy is resolved");
        };
    }

    private static TablePlan plan(
            Warehouse warehouse, Sql sql, TableName table, List<Column> declared, Map<String, String> existing) {
        return existing.isEmpty()
                ? TablePlan.create(table, declared, warehouse.takesZstd(sql))
                : TablePlan.alter(
                        table,
                        declared,
                        existing,
                        condition -> sql.query(
                                        "SELECT 1 FROM %s WHERE NOT (%s) LIMIT 1".formatted(table.sql(), condition),
                                        row -> row.getInt(1))
                                .isEmpty());
    }

    /** The columns of the rows. */
    List<Column> columns();

    /** Makes the table ready for rows, and gives its name; first in each transaction that writes any. */
    TableName open(Sql sql);

    /** Writes the rows of a stage. */
    void write(Sql sql, Stage stage);

    /**
     * Last in each transaction: makes the table exist also without rows, and when complete, what only then can be done.
     *
     * @param written the ids of the transaction's rows, which are in the table; empty if there are none
     */
    void finish(Sql sql, boolean complete, Optional<RawIds.Range> written);

    static String columnList(List<Column> columns) {
        return columns.stream().map(c -> Names.quote(c.name())).collect(joining(", "));
    }

    static void insert(Sql sql, TableName table, List<Column> columns, String from) {
        String list = columnList(columns);
        sql.execute("INSERT INTO %s (%s) SELECT %s FROM %s".formatted(table.sql(), list, list, from));
    }
}
