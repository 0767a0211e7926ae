package dev.pintail.json;

import com.fasterxml.jackson.core.io.CharTypes;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/**
 * Writes values as JSON text, in the styles that the reference mixes.
 *
 * <p>{@link #COMPACT} is orjson's (records, states): no blanks, UTF-8 as it is, NaN and infinities as {@code null}.
 * {@link #PYTHON} is {@code json.dumps}' (request bodies, catalog rows): {@code ", "} and {@code ": "}, ASCII only, NaN as
 * {@code NaN}; {@link #PYTHON_COMPACT} is the same without blanks (signed tokens). Immutable and thread-safe.
 */
public enum JsonWriter {
    COMPACT(",", ":", false),
    PYTHON(", ", ": ", true),
    PYTHON_COMPACT(",", ":", true);

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final String comma;
    private final String colon;
    private final boolean ascii;

    JsonWriter(String comma, String colon, boolean ascii) {
        this.comma = comma;
        this.colon = colon;
        this.ascii = ascii;
    }

    /**
     * The JSON text of a value.
     *
     * @throws IllegalArgumentException if there is something in it that is no JSON value
     */
    public String write(Object value) {
        StringBuilder out = new StringBuilder(128);
        write(value, out);
        return out.toString();
    }

    /** Appends the JSON text of a value. */
    public void write(Object value, StringBuilder out) {
        switch (value) {
            case null -> out.append("null");
            case String text -> string(text, out);
            case Boolean bool -> out.append(bool.booleanValue());
            case Long number -> out.append(number.longValue());
            case Integer number -> out.append(number.intValue());
            case BigInteger number -> out.append(number);
            case Double number -> out.append(number(number));
            case Map<?, ?> object -> object(object, out);
            case List<?> array -> array(array, out);
            default ->
                throw new IllegalArgumentException(
                        "not a JSON value: " + value.getClass().getName());
        }
    }

    private void object(Map<?, ?> object, StringBuilder out) {
        out.append('{');
        boolean first = true;
        for (Map.Entry<?, ?> entry : object.entrySet()) {
            if (!first) {
                out.append(comma);
            }
            first = false;
            string(String.valueOf(entry.getKey()), out);
            out.append(colon);
            write(entry.getValue(), out);
        }
        out.append('}');
    }

    private void array(List<?> array, StringBuilder out) {
        out.append('[');
        for (int i = 0; i < array.size(); i++) {
            if (i > 0) {
                out.append(comma);
            }
            write(array.get(i), out);
        }
        out.append(']');
    }

    private String number(double value) {
        if (Double.isFinite(value)) {
            return ascii ? PythonFloat.repr(value) : PythonFloat.orjson(value);
        }
        if (!ascii) {
            return "null";
        }
        return Double.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
    }

    /** Appends what needs no escape in one piece: nearly always the whole text. */
    private void string(String text, StringBuilder out) {
        out.append('"');
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPlain(c)) {
                continue;
            }
            out.append(text, written, i);
            written = i + 1;
            int escape = c < 0x80 ? CharTypes.get7BitOutputEscapes()[c] : 0;
            if (escape > 0) {
                out.append('\\').append((char) escape);
            } else {
                unicode(c, out);
            }
        }
        out.append(text, written, text.length()).append('"');
    }

    private boolean isPlain(char c) {
        return c >= ' ' && c != '"' && c != '\\' && (c < 0x7f || !ascii);
    }

    private static void unicode(char c, StringBuilder out) {
        out.append("\\u")
                .append(HEX[c >> 12])
                .append(HEX[(c >> 8) & 15])
                .append(HEX[(c >> 4) & 15])
                .append(HEX[c & 15]);
    }
}
