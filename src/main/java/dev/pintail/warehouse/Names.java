package dev.pintail.warehouse;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.WarehouseException;
import java.util.Locale;

/** Names of tables and columns, made from names of streams and properties as PyAirbyte makes them. */
final class Names {
    private Names() {}

    /**
     * Lower case; every code point that is not an ASCII letter or digit becomes {@code _}; a leading digit gets a {@code _}.
     *
     * @throws WarehouseException if nothing but {@code _} would be left
     */
    static String normalise(String name) {
        String normalised = normaliseOrEmpty(name);
        if (normalised.isEmpty()) {
            throw new WarehouseException(
                    ErrorCode.WAREHOUSE_SCHEMA_MISMATCH,
                    "the name \"%s\" has no ASCII letter or digit, so it cannot name a table or column".formatted(name),
                    "Rename the stream or property in the manifest.");
        }
        return normalised;
    }

    /** As {@link #normalise}, but empty if nothing is left: no column has such a name. */
    static String normaliseOrEmpty(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        StringBuilder out = new StringBuilder(lower.length() + 1);
        boolean named = false;
        for (int i = 0; i < lower.length(); i += Character.charCount(lower.codePointAt(i))) {
            int c = lower.codePointAt(i);
            boolean kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (out.isEmpty() && c >= '0' && c <= '9') {
                out.append('_');
            }
            out.append(kept ? (char) c : '_');
            named |= kept;
        }
        return named ? out.toString() : "";
    }

    /** The name as an SQL identifier. */
    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** The text as an SQL string. */
    static String literal(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }
}
