package dev.pintail.warehouse;

import static java.util.stream.Collectors.joining;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.WarehouseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How a stream's columns meet the table that is there.
 *
 * <p>A new property adds a column at the end; one that has vanished keeps its column; a type that no longer fits widens the
 * column so far that old and new values both fit, see {@link Widening}. Nothing is ever dropped or narrowed; a column that could
 * only be widened by changing what its values say is refused.
 *
 * @param columns what the records fill, each with the type of its column in the table
 * @param changes the statements that make the table so; empty if it is
 * @param kept columns of the table that the stream does not have (any more), with their types
 */
record TablePlan(TableName table, List<Column> columns, List<String> changes, Map<String, String> kept) {

    /**
     * The plan for a table that does not exist, or whose place a new one takes.
     *
     * @param zstd whether the database can compress by zstd. What DuckDB itself would choose for the raw ids takes twice the time, and
     *     half as much space again
     */
    static TablePlan create(TableName table, List<Column> declared, boolean zstd) {
        String columns = declared.stream()
                .map(column ->
                        column.ddl() + (zstd && column.name().equals(Column.RAW_ID) ? " USING COMPRESSION zstd" : ""))
                .collect(joining(", "));
        return new TablePlan(
                table, declared, List.of("CREATE TABLE %s (%s)".formatted(table.sql(), columns)), Map.of());
    }

    /**
     * The plan for a table that is there.
     *
     * @param existing its columns: name and type as DuckDB writes it
     * @param everyRow whether a condition holds for all its rows
     * @throws WarehouseException if a column can only be widened with a loss
     */
    static TablePlan alter(
            TableName table, List<Column> declared, Map<String, String> existing, Predicate<String> everyRow) {
        List<Column> columns = new ArrayList<>();
        List<String> changes = new ArrayList<>();
        List<String> lossy = new ArrayList<>();
        Map<String, String> kept = new LinkedHashMap<>(existing);
        for (Column column : declared) {
            String there = kept.remove(column.name());
            if (there == null) {
                columns.add(column);
                changes.add("ALTER TABLE %s ADD COLUMN %s".formatted(table.sql(), column.ddl()));
            } else if (column.isMeta()) {
                columns.add(column); // whatever its type is there, DuckDB casts into it
            } else {
                ColumnType type = Widening.of(there, column.type());
                columns.add(new Column(column.name(), type));
                if (!Widening.keeps(there, type)) {
                    String name = Names.quote(column.name());
                    String change = "ALTER COLUMN %s TYPE %s USING %s"
                            .formatted(name, type.sql(), Widening.using(name, there, type));
                    changes.add("ALTER TABLE %s %s".formatted(table.sql(), change));
                    if (!Widening.lossless(name, there, type)
                            .map(condition -> "%s IS NULL OR (%s)".formatted(name, condition))
                            .map(everyRow::test)
                            .orElse(true)) {
                        lossy.add("ALTER TABLE %s %s".formatted(Names.quote(table.table()), change));
                    }
                }
            }
        }
        if (!lossy.isEmpty()) {
            throw wouldLose(table, lossy);
        }
        return new TablePlan(table, List.copyOf(columns), List.copyOf(changes), Map.copyOf(kept));
    }

    /** The same with more statements behind. */
    TablePlan then(List<String> more) {
        return new TablePlan(
                table, columns, Stream.concat(changes.stream(), more.stream()).toList(), kept);
    }

    private static WarehouseException wouldLose(TableName table, List<String> changes) {
        return new WarehouseException(
                ErrorCode.WAREHOUSE_SCHEMA_MISMATCH,
                "the values that are in table %s do not keep their meaning in the types that are asked for"
                        .formatted(table.table()),
                "Read the stream in full with write_mode overwrite once, which makes the table anew; or leave \"types\" of the"
                        + " destination as it was; or, if the old values are in UTC and you can do without their last"
                        + " digits, change the columns yourself: "
                        + String.join("; ", changes) + ";");
    }
}
