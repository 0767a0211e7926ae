package dev.pintail.manifest.component;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A value without components inside.
 *
 * @param fitting whether a raw value is one
 * @param conversion from a fitting raw value to the record's
 */
record Scalar<T>(String description, Predicate<Object> fitting, Function<Object, T> conversion, T placeholder)
        implements Shape<T> {
    @Override
    public T read(Place place) {
        return fits(place.value()) ? conversion.apply(place.value()) : refuse(this, place);
    }

    @Override
    public boolean fits(Object raw) {
        return fitting.test(raw);
    }

    /** Reports a value whose outside is wrong. */
    static <T> T refuse(Shape<T> expected, Place place) {
        place.report("expected " + expected.description() + ", found " + show(place.value()));
        return expected.placeholder();
    }

    /** A raw value as the reader of a message knows it from the file; long ones are cut. */
    static String show(Object raw) {
        return switch (raw) {
            case null -> "nothing (null)";
            case String text -> "the text \"" + shorten(text) + "\"";
            case Boolean flag -> flag.toString();
            case Number number -> "the number " + number;
            case List<?> list -> "a list";
            case Map<?, ?> map -> map.get("type") instanceof String type ? "a mapping (" + type + ")" : "a mapping";
            default -> "the date " + raw + " (put it in quotes to make it a text)";
        };
    }

    private static String shorten(String text) {
        String line = text.replace("\n", "\\n");
        return line.length() > 60 ? line.substring(0, 60) + "..." : line;
    }
}
