package dev.pintail.manifest.component;

import java.util.function.BiFunction;

/** A shape whose value becomes another one in the record. */
record Converted<S, T>(Shape<S> shape, BiFunction<S, Object, T> conversion, T placeholder) implements Shape<T> {
    @Override
    public T read(Place place) {
        S value = shape.read(place);
        return value == null ? placeholder : conversion.apply(value, place.value());
    }

    @Override
    public boolean fits(Place place) {
        return shape.fits(place);
    }

    @Override
    public String description() {
        return shape.description();
    }
}
