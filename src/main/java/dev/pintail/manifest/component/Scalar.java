package dev.pintail.manifest.component;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A value without components inside.
 *
 * @param fitting whether a raw value is one
 * @param coercion what a lenient reading makes of a raw value first
 * @param conversion from a fitting raw value to the record's
 */
record Scalar<T>(
        String description,
        Predicate<Object> fitting,
        UnaryOperator<Object> coercion,
        Function<Object, T> conversion,
        T placeholder)
        implements Shape<T> {
    /** A scalar that a lenient reading takes no other way. */
    Scalar(String description, Predicate<Object> fitting, Function<Object, T> conversion, T placeholder) {
        this(description, fitting, UnaryOperator.identity(), conversion, placeholder);
    }

    @Override
    public T read(Place place) {
        Object raw = raw(place);
        return fitting.test(raw) ? conversion.apply(raw) : refuse(this, place);
    }

    @Override
    public boolean fits(Place place) {
        return fitting.test(raw(place));
    }

    private Object raw(Place place) {
        return place.lenient() ? coercion.apply(place.value()) : place.value();
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
