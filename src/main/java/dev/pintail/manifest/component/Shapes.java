package dev.pintail.manifest.component;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The shapes that the format is made of. */
final class Shapes {
    /** Any text; templates are kept as they are. */
    static final Shape<String> TEXT =
            new Scalar<>("text", String.class::isInstance, Coercion::text, String.class::cast, "");
    /** {@code true} or {@code false}. */
    static final Shape<Boolean> FLAG =
            new Scalar<>("true or false", Boolean.class::isInstance, Coercion::flag, Boolean.class::cast, false);
    /** A whole number; beyond 64 bits, the bound. */
    static final Shape<Long> WHOLE_NUMBER =
            new Scalar<>("whole number", PythonNumber::isWhole, Coercion::whole, PythonNumber::clamped, 0L);
    /** A number, whole or not. */
    static final Shape<Double> NUMBER = new Scalar<>(
            "number", Number.class::isInstance, Coercion::number, raw -> ((Number) raw).doubleValue(), 0.0);
    /** A Long (or BigInteger) if it is one or its text says one, else the text. */
    static final Shape<Object> WHOLE_NUMBER_OR_TEXT = new Scalar<>(
            "whole number or text",
            raw -> raw instanceof String || PythonNumber.isWhole(raw),
            Coercion::whole,
            raw -> raw instanceof String text ? orText(PythonNumber.parseWhole(text), text) : PythonNumber.whole(raw),
            "");
    /** A Double if it is one or its text says one, else the text. */
    static final Shape<Object> NUMBER_OR_TEXT = new Scalar<>(
            "number or text",
            raw -> raw instanceof String || raw instanceof Number,
            Coercion::number,
            raw -> raw instanceof String text
                    ? orText(PythonNumber.parseFloat(text), text)
                    : ((Number) raw).doubleValue(),
            "");
    /** A field, a list of fields, or a list of paths. */
    static final Shape<Object> KEY =
            new Scalar<>("text, list of text, or list of lists of text", Shapes::isKey, Function.identity(), "");
    /** A mapping of anything. */
    static final Shape<Map<String, Object>> OBJECT =
            new Scalar<>("mapping", Map.class::isInstance, raw -> PlainValues.asJson((Map<?, ?>) raw), Map.of());
    /** A mapping of anything that stays as YAML made it. */
    @SuppressWarnings("unchecked") // mappings of a manifest have only text keys
    static final Shape<Map<String, Object>> RAW_OBJECT =
            new Scalar<>("mapping", Map.class::isInstance, raw -> (Map<String, Object>) raw, Map.of());
    /** The {@code $parameters} of a component. */
    static final Shape<Map<String, Object>> PARAMETERS =
            new Scalar<>("mapping", Map.class::isInstance, raw -> PlainValues.asText((Map<?, ?>) raw), Map.of());
    /** Any value, {@code null} included. */
    static final Shape<Object> ANY = new Scalar<>("anything", raw -> true, PlainValues::asJson, null);
    /** A text or a list of texts. */
    static final Shape<Object> TEXT_OR_TEXTS = either(TEXT, listOf(TEXT));
    /** A text or a mapping to texts. */
    static final Shape<Object> TEXT_OR_TEXT_MAP = either(TEXT, mapOf(TEXT));
    /** A text or a mapping of anything. */
    static final Shape<Object> TEXT_OR_OBJECT = either(TEXT, OBJECT);

    private Shapes() {}

    /** A list of such values. */
    static <T> Shape<List<T>> listOf(Shape<T> item) {
        return new ListOf<>(item, 0, false);
    }

    /** A list of at least {@code minimum} such values. */
    static <T> Shape<List<T>> listOf(Shape<T> item, int minimum) {
        return new ListOf<>(item, minimum, false);
    }

    /** A list of such values, none twice. */
    static <T> Shape<List<T>> setOf(Shape<T> item) {
        return new ListOf<>(item, 0, true);
    }

    /** A list of such values, or one of them without a list around. */
    static <T> Shape<List<T>> oneOrMany(Shape<T> item) {
        return either(listOf(item), new Converted<T, List<T>>(item, (value, raw) -> List.of(value), List.of()));
    }

    /** A mapping from any name to such values. */
    static <T> Shape<Map<String, T>> mapOf(Shape<T> item) {
        return new MapOf<>(item);
    }

    /** One of a few words. */
    static <E extends Enum<E>> Shape<E> choice(E[] values, Function<E, String> spelling) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E value : values) {
            words.put(spelling.apply(value), value);
        }
        return new Choice<>(words);
    }

    /** The first of these shapes that {@linkplain Shape#fits fits}. */
    @SafeVarargs
    @SuppressWarnings("varargs") // List.of only copies
    static <T> Shape<T> either(Shape<? extends T>... alternatives) {
        return new Either<>(List.of(alternatives));
    }

    /** A shape whose numbers have a smallest one. */
    static <T> Shape<T> atLeast(double minimum, Shape<T> shape) {
        return new Bounded<>(shape, minimum, false);
    }

    /** A shape whose numbers are greater than {@code limit}. */
    static <T> Shape<T> above(double limit, Shape<T> shape) {
        return new Bounded<>(shape, limit, true);
    }

    private static Object orText(Number parsed, String text) {
        return parsed == null ? text : parsed;
    }

    private static boolean isKey(Object raw) {
        if (raw instanceof List<?> list) {
            return isTexts(list) || list.stream().allMatch(item -> item instanceof List<?> path && isTexts(path));
        }
        return raw instanceof String;
    }

    private static boolean isTexts(List<?> list) {
        return list.stream().allMatch(String.class::isInstance);
    }
}
