package dev.pintail.template.value;

import dev.pintail.template.python.PythonObject;
import dev.pintail.template.python.Repr;

/** A text that counts as HTML already, so that escaping leaves it alone: what {@code safe}, {@code escape} and {@code tojson} give. */
public record Markup(String text) implements PythonObject {
    /** The text with {@code & < > ' "} written for HTML. */
    public static Markup escape(String text) {
        return new Markup(text.replace("&", "&amp;")
                .replace(">", "&gt;")
                .replace("<", "&lt;")
                .replace("'", "&#39;")
                .replace("\"", "&#34;"));
    }

    @Override
    public String typeName() {
        return "Markup";
    }

    @Override
    public String repr() {
        return "Markup(" + Repr.of(text) + ")";
    }

    @Override
    public String str() {
        return text;
    }

    @Override
    public boolean truth() {
        return !text.isEmpty();
    }
}
