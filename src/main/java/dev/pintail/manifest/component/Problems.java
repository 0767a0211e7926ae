package dev.pintail.manifest.component;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Collects the mistakes of one load. At most {@value #LIMIT} are kept: more help nobody. Not thread-safe. */
public final class Problems {
    private static final int LIMIT = 100;

    private final Map<Object, Integer> lines;
    private final List<Problem> found = new ArrayList<>();

    /** @param lines the source line of each mapping, by identity */
    public Problems(Map<Object, Integer> lines) {
        this.lines = lines;
    }

    /** What was found so far, in reading order. */
    public List<Problem> found() {
        return Collections.unmodifiableList(found);
    }

    void add(Place place, String message) {
        if (found.size() < LIMIT) {
            found.add(new Problem(place.path(), line(place), message));
        }
    }

    private int line(Place place) {
        for (Place at = place; at != null; at = at.parent()) {
            Integer line = lines.get(at.value());
            if (line != null) {
                return line;
            }
        }
        return 0;
    }
}
