package dev.pintail.warehouse;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a stream's columns meet the table that is there.
 *
 * <p>A new property adds a column at the end; one that has vanished keeps its column; a type that no longer fits widens the
 * column so far that old and new values both fit, see {@link Widening}. Nothing is ever dropped or narrowed.
 *
 * @param columns what the records fill, each with the type of its column in the table
 * @param changes the statements that make the table so; empty if it is
 * @param kept columns of the table that the stream does not have (any more), with their types
 */
record TablePlan(TableName table, List<Column> columns, List<String> changes, Map<String, String> kept) {

    /** The plan for a table that does not exist, or whose place a new one takes. */
    static TablePlan create(TableName table, List<Column> declared) {
        return new TablePlan(table, declared, List.of(createTable(table, declared)), Map.of());
    }

    /** The plan for a table with these columns: name and type as DuckDB writes it. */
    static TablePlan alter(TableName table, List<Column> declared, Map<String, String> existing) {
        List<Column> columns = new ArrayList<>();
        List<String> changes = new ArrayList<>();
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
                    changes.add("ALTER TABLE %s ALTER COLUMN %s TYPE %s USING %s"
                            .formatted(
                                    table.sql(),
                                    Names.quote(column.name()),
                                    type.sql(),
                                    Widening.using(Names.quote(column.name()), there, type)));
                }
            }
        }
        return new TablePlan(table, List.copyOf(columns), List.copyOf(changes), Map.copyOf(kept));
    }

    /** The same with more statements behind. */
    TablePlan then(List<String> more) {
        return new TablePlan(
                table, columns, Stream.concat(changes.stream(), more.stream()).toList(), kept);
    }

    static String createTable(TableName table, List<Column> columns) {
        return "CREATE TABLE %s (%s)"
                .formatted(table.sql(), columns.stream().map(Column::ddl).collect(joining(", ")));
    }
}
