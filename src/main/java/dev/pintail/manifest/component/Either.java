package dev.pintail.manifest.component;

import java.util.List;
import java.util.stream.Collectors;

/** Alternatives that differ in their outside: the first that fits reads. */
record Either<T>(List<Shape<? extends T>> alternatives) implements Shape<T> {
    @Override
    public T read(Place place) {
        for (Shape<? extends T> alternative : alternatives) {
            if (alternative.fits(place)) {
                return alternative.read(place);
            }
        }
        return Scalar.refuse(this, place);
    }

    @Override
    public boolean fits(Place place) {
        return alternatives.stream().anyMatch(alternative -> alternative.fits(place));
    }

    @Override
    public T placeholder() {
        return alternatives.getFirst().placeholder();
    }

    @Override
    public String description() {
        return alternatives.stream().map(Shape::description).collect(Collectors.joining(" or "));
    }
}
