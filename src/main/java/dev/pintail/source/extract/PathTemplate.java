package dev.pintail.source.extract;

import dev.pintail.template.InterpolatedString;
import dev.pintail.template.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A path whose segments are templates over the configuration. Like all templates they may give numbers, which are indexes.
 *
 * <p>Evaluated when it is needed for the first time, so that a stream which is never read never fails by it. Thread-safe.
 */
public final class PathTemplate {
    private final List<InterpolatedString> segments;
    private final Scope scope;
    private volatile DocumentPath resolved;

    public PathTemplate(List<String> segments, Map<String, Object> parameters, Scope scope) {
        this.segments = segments.stream()
                .map(segment -> new InterpolatedString(segment, parameters))
                .toList();
        this.scope = scope;
    }

    /** Whether it has no segments. */
    public boolean isEmpty() {
        return segments.isEmpty();
    }

    /** The values of the segments. */
    public List<Object> values() {
        List<Object> values = new ArrayList<>(segments.size());
        segments.forEach(segment -> values.add(segment.eval(scope)));
        return values;
    }

    /** The path. */
    public DocumentPath resolved() {
        DocumentPath path = resolved;
        if (path == null) {
            path = DocumentPath.of(values());
            resolved = path;
        }
        return path;
    }
}
