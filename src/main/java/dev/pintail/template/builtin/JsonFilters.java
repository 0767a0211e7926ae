package dev.pintail.template.builtin;

import dev.pintail.json.JsonWriter;
import dev.pintail.template.value.Evaluation;
import dev.pintail.template.value.IntegerMath;
import dev.pintail.template.value.Markup;
import dev.pintail.template.value.Texts;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The filters {@code string} and {@code tojson}. */
final class JsonFilters {
    private JsonFilters() {}

    /**
     * A text stays as it is; everything else becomes its JSON in three double quotes, so that the literal step makes the JSON
     * text of it.
     */
    static Object string(Evaluation evaluation, Object[] a) {
        if (Texts.isText(a[0])) {
            return a[0];
        }
        evaluation.budget().visit(a[0]);
        String json = JsonWriter.PYTHON.write(JsonValue.of(a[0]));
        evaluation.budget().text(json.length());
        return "\"\"\"" + json + "\"\"\"";
    }

    /** JSON with sorted keys, safe inside of HTML. */
    static Object toJson(Evaluation evaluation, Object[] a) {
        evaluation.budget().visit(a[0]);
        Object value = JsonValue.of(SortedKeys.of(a[0]));
        String json = a[1] == null ? JsonWriter.PYTHON.write(value) : indented(value, a[1], evaluation);
        evaluation.budget().text(json.length());
        return new Markup(json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("'", "\\u0027"));
    }

    private static String indented(Object value, Object indent, Evaluation evaluation) {
        String unit = Texts.of(indent);
        if (unit == null) {
            int width = Math.max(0, IntegerMath.toInt(indent));
            evaluation.budget().text(width);
            unit = " ".repeat(width);
        }
        StringBuilder out = new StringBuilder();
        new Indenter(unit, out, evaluation).write(value, 0);
        return out.toString();
    }

    private record Indenter(String unit, StringBuilder out, Evaluation evaluation) {
        void write(Object value, int level) {
            switch (value) {
                case Map<?, ?> map
                when !map.isEmpty() -> {
                    String separator = "{";
                    for (Map.Entry<?, ?> entry : map.entrySet()) {
                        line(separator, level + 1);
                        out.append(JsonWriter.PYTHON.write(entry.getKey())).append(": ");
                        write(entry.getValue(), level + 1);
                        separator = ",";
                    }
                    line("", level);
                    out.append('}');
                }
                case List<?> list
                when !list.isEmpty() -> {
                    String separator = "[";
                    for (Iterator<?> items = list.iterator(); items.hasNext(); separator = ",") {
                        line(separator, level + 1);
                        write(items.next(), level + 1);
                    }
                    line("", level);
                    out.append(']');
                }
                case null, default -> out.append(JsonWriter.PYTHON.write(value));
            }
        }

        private void line(String before, int level) {
            evaluation.budget().text((long) unit.length() * level);
            out.append(before).append('\n').repeat(unit, level);
        }
    }
}
