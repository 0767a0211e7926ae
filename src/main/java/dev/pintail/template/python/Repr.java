package dev.pintail.template.python;

import dev.pintail.json.PythonFloat;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** {@code repr(value)}, which the literal step reads back where the value has a literal. */
public final class Repr {
    private Repr() {}

    /** The text of a value as Python's {@code repr} writes it. */
    public static String of(Object value) {
        StringBuilder out = new StringBuilder();
        append(value, out);
        return out.toString();
    }

    static void append(Object value, StringBuilder out) {
        switch (value) {
            case null -> out.append("None");
            case String text -> StringRepr.append(text, out);
            case Boolean bool -> out.append(bool ? "True" : "False");
            case Double number -> out.append(PythonFloat.repr(number));
            case Number number -> out.append(number);
            case PyTuple tuple -> {
                items(tuple, "(", tuple.size() == 1 ? ",)" : ")", out);
            }
            case List<?> list -> items(list, "[", "]", out);
            case Map<?, ?> dict -> dict(dict, out);
            case PySet set -> {
                if (set.isEmpty()) {
                    out.append("set()");
                } else {
                    items(set, "{", "}", out);
                }
            }
            case PyBytes bytes -> StringRepr.append(bytes, out);
            case Ellipsis ellipsis -> out.append("Ellipsis");
            case OffsetDateTime aware -> out.append(DateText.repr(aware));
            case LocalDateTime naive -> out.append(DateText.repr(naive));
            case LocalDate date -> out.append(DateText.repr(date));
            case Duration timedelta -> out.append(DateText.repr(timedelta));
            case PythonObject object -> out.append(object.repr());
            default ->
                throw new IllegalArgumentException(
                        "not a template value: " + value.getClass().getName());
        }
    }

    private static void items(Collection<?> items, String open, String close, StringBuilder out) {
        out.append(open);
        boolean first = true;
        for (Object item : items) {
            if (!first) {
                out.append(", ");
            }
            first = false;
            append(item, out);
        }
        out.append(close);
    }

    private static void dict(Map<?, ?> dict, StringBuilder out) {
        out.append('{');
        boolean first = true;
        for (Map.Entry<?, ?> entry : dict.entrySet()) {
            if (!first) {
                out.append(", ");
            }
            first = false;
            append(entry.getKey(), out);
            out.append(": ");
            append(entry.getValue(), out);
        }
        out.append('}');
    }
}
