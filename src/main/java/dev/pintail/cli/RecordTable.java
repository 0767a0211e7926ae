package dev.pintail.cli;

import dev.pintail.json.JsonWriter;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Records side by side, as many columns as fit; the others are named.
 *
 * @param rows one value per column
 */
record RecordTable(List<String> columns, List<List<Object>> rows) {
    private static final int WIDEST = 36;

    /** All top-level fields, in the order in which they come. */
    static RecordTable of(List<Map<String, Object>> records) {
        Set<String> columns = new LinkedHashSet<>();
        records.forEach(record -> columns.addAll(record.keySet()));
        List<List<Object>> rows = new ArrayList<>();
        for (Map<String, Object> record : records) {
            List<Object> row = new ArrayList<>();
            columns.forEach(column -> row.add(record.get(column)));
            rows.add(row);
        }
        return new RecordTable(List.copyOf(columns), rows);
    }

    void print(PrintWriter out, int width) {
        int shown = columnsThatFit(width);
        TextTable table = new TextTable().row(columns.subList(0, shown));
        rows.forEach(row ->
                table.row(row.subList(0, shown).stream().map(RecordTable::text).toList()));
        table.print(out);
        if (shown < columns.size()) {
            out.printf(
                    "  and %,d more columns: %s%n",
                    columns.size() - shown, String.join(", ", columns.subList(shown, columns.size())));
        }
    }

    private int columnsThatFit(int width) {
        int used = 1;
        for (int i = 0; i < columns.size(); i++) {
            int column = columns.get(i).length();
            for (List<Object> row : rows) {
                column = Math.max(column, text(row.get(i)).length());
            }
            used += 1 + Math.min(column, WIDEST);
            if (used > width && i > 0) {
                return i;
            }
        }
        return columns.size();
    }

    static String text(Object value) {
        return switch (value) {
            case null -> "";
            case String text -> text;
            case Map<?, ?> map -> JsonWriter.COMPACT.write(map);
            case List<?> list -> JsonWriter.COMPACT.write(list);
            default -> value.toString();
        };
    }
}
