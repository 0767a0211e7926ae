package dev.pintail.manifest.component;

import java.util.function.BiFunction;

/**
 * What a property's value may look like in the manifest, and how it becomes the value of a record.
 *
 * <p>Shapes accept exactly what the reference's JSON schema accepts and convert as its models do: {@code 5.0} is a whole
 * number, a text of digits is one where the format says "number or text", and {@code null} fits nothing. {@link Shapes}
 * has the simple ones.
 *
 * @param <T> the value in the record
 */
public sealed interface Shape<T> permits Scalar, ListOf, MapOf, Choice, Either, Bounded, Converted, Component, OneOf {
    /** This shape with another value in the record: made from the value this shape gives and the raw one. */
    default <R> Shape<R> as(BiFunction<T, Object, R> conversion) {
        return new Converted<>(this, conversion, null);
    }

    /** The value for the record; a mistake is reported, and the placeholder returned. */
    T read(Place place);

    /** Whether the outside of a raw value (text, number, list, mapping) is right; what is inside may still be wrong. */
    boolean fits(Place place);

    /** What stands in a record for a value that was refused; such a record never leaves the loader. */
    T placeholder();

    /** The shape in the words of messages and documentation, for example {@code list of text}. */
    String description();
}
