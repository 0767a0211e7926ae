package dev.pintail.manifest.component;

/** A shape whose numbers must not be too small; what is no number passes. */
record Bounded<T>(Shape<T> shape, double limit, boolean exclusive) implements Shape<T> {
    @Override
    public T read(Place place) {
        T value = shape.read(place);
        if (place.value() instanceof Number number) {
            double given = number.doubleValue();
            if (exclusive ? given <= limit : given < limit) {
                place.report(number + " is too small (" + description() + ")");
            }
        }
        return value;
    }

    @Override
    public boolean fits(Place place) {
        return shape.fits(place);
    }

    @Override
    public T placeholder() {
        return shape.placeholder();
    }

    @Override
    public String description() {
        String number = limit == Math.rint(limit) ? Long.toString((long) limit) : Double.toString(limit);
        return shape.description() + (exclusive ? " greater than " : " of at least ") + number;
    }
}
