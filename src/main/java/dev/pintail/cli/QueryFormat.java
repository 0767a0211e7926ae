package dev.pintail.cli;

import dev.pintail.json.JsonWriter;
import dev.pintail.warehouse.QueryResult;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How the answer to a query is printed. */
enum QueryFormat {
    /** Columns side by side, for people. */
    TABLE {
        @Override
        void print(QueryResult result, PrintWriter out, int width) {
            new RecordTable(result.columns(), result.rows()).print(out, width);
            out.printf("  %,d rows%n", result.rows().size());
        }
    },
    /** RFC 4180 with a header; NULL is an empty field, an empty text is quoted. */
    CSV {
        @Override
        void print(QueryResult result, PrintWriter out, int width) {
            List<List<Object>> lines = new ArrayList<>(List.of(List.copyOf(result.columns())));
            lines.addAll(result.rows());
            lines.forEach(line -> out.print(line.stream()
                    .map(value -> value == null ? "" : quoted(RecordTable.text(value)))
                    .collect(Collectors.joining(",", "", "\r\n"))));
        }

        private static String quoted(String text) {
            boolean plain =
                    !text.isEmpty() && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
        }
    },
    /** A list of objects. */
    JSON {
        @Override
        void print(QueryResult result, PrintWriter out, int width) {
            List<Map<String, Object>> objects = new ArrayList<>();
            for (List<Object> row : result.rows()) {
                Map<String, Object> object = new LinkedHashMap<>();
                for (int i = 0; i < row.size(); i++) {
                    object.put(result.columns().get(i), row.get(i));
                }
                objects.add(object);
            }
            out.println(JsonWriter.COMPACT.write(objects));
        }
    },
    /** A table of GitHub's Markdown. */
    MARKDOWN {
        @Override
        void print(QueryResult result, PrintWriter out, int width) {
            out.println(line(List.copyOf(result.columns())));
            out.println(
                    line(result.columns().stream().map(column -> (Object) "---").toList()));
            result.rows().forEach(row -> out.println(line(row)));
        }

        private static String line(List<Object> values) {
            return values.stream()
                    .map(value -> RecordTable.text(value).replace("|", "\\|").replace("\n", "<br>"))
                    .collect(Collectors.joining(" | ", "| ", " |"));
        }
    };

    /**
     * @param width columns of the terminal
     */
    abstract void print(QueryResult result, PrintWriter out, int width);
}
