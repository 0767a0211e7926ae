package dev.pintail.manifest.component;

/**
 * A value of the manifest together with where it stands.
 *
 * @param parent the value that contains this one; null for the manifest itself
 * @param step the way from the parent: a property's name (String) or a list index (Integer)
 * @param value the raw value
 */
record Place(Place parent, Object step, Object value, Reading reading) {
    /** The value that reading starts with. */
    static Place root(Object value, Reading reading) {
        return new Place(null, "", value, reading);
    }

    Place property(String name, Object value) {
        return new Place(this, name, value, reading);
    }

    Place item(int index, Object value) {
        return new Place(this, index, value, reading);
    }

    /** This place with the value that a lenient reading makes of it. */
    Place with(Object value) {
        return new Place(parent, step, value, reading);
    }

    boolean lenient() {
        return reading.isLenient();
    }

    /** For example {@code streams[2].retriever}; empty for the manifest itself. */
    String path() {
        if (parent == null) {
            return "";
        }
        String before = parent.path();
        return switch (step) {
            case Integer index -> before + "[" + index + "]";
            default -> before.isEmpty() ? step.toString() : before + "." + step;
        };
    }

    void report(String message) {
        reading.report(this, message);
    }
}
