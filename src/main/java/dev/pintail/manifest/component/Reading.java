package dev.pintail.manifest.component;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One pass over a manifest: collects its mistakes. Not thread-safe.
 *
 * <p>At most {@value #LIMIT} mistakes are kept: more help nobody.
 */
public final class Reading {
    private static final int LIMIT = 100;

    private final SourceLines lines;
    private final boolean lenient;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> reported = new HashSet<>();

    private Reading(SourceLines lines, boolean lenient) {
        this.lines = lines;
        this.lenient = lenient;
    }

    /** Reads what a manifest's author wrote: values must have the types of the format, {@code null} is no value. */
    public static Reading strict(SourceLines lines) {
        return new Reading(lines, false);
    }

    /**
     * Reads what a components resolver made: as the reference's models, which it does not validate against the schema, a
     * number is also a text, a text of digits also a number, and {@code null} is nothing.
     */
    public static Reading lenient() {
        return new Reading((mapping, property) -> 0, true);
    }

    /** The manifest as a record; only to be used if there are no {@link #problems()} afterwards. */
    public DeclarativeSource source(Map<String, Object> manifest) {
        return DeclarativeSource.SHAPE.read(Place.root(manifest, this));
    }

    /** One stream as a record; only to be used if there are no {@link #problems()} afterwards. */
    public SingleStream stream(Map<String, Object> stream) {
        return SingleStream.SHAPE.read(Place.root(stream, this));
    }

    /** What was found so far, in reading order. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    boolean isLenient() {
        return lenient;
    }

    void report(Place place, String message) {
        int line = line(place);
        // A definition is read wherever something refers to it; its mistake is still one.
        boolean known = line > 0 && !reported.add(line + message);
        if (!known && problems.size() < LIMIT) {
            problems.add(new Problem(place.path(), line, message));
        }
    }

    /** The line of the nearest thing around the place that has one. */
    private int line(Place place) {
        int line = 0;
        for (Place at = place; at != null && line == 0; at = at.parent()) {
            if (at.value() instanceof Map<?, ?> mapping) {
                line = lines.line(mapping, "");
            }
            if (line == 0 && at.step() instanceof String property && at.parent() != null) {
                line = at.parent().value() instanceof Map<?, ?> mapping ? lines.line(mapping, property) : 0;
            }
        }
        return line;
    }
}
