package dev.pintail.manifest.component;

import java.util.Map;

/**
 * A value of the manifest together with where it stands.
 *
 * @param parent the value that contains this one; null for the manifest itself
 * @param step the way from the parent: {@code .requester} or {@code [2]}
 * @param value the raw value
 */
public record Place(Place parent, String step, Object value, Problems problems) {
    /** The manifest itself. */
    public static Place root(Map<String, Object> manifest, Problems problems) {
        return new Place(null, "", manifest, problems);
    }

    Place property(String name, Object value) {
        return new Place(this, parent == null ? name : "." + name, value, problems);
    }

    Place item(int index, Object value) {
        return new Place(this, "[" + index + "]", value, problems);
    }

    String path() {
        return parent == null ? step : parent.path() + step;
    }

    void report(String message) {
        problems.add(this, message);
    }
}
