package dev.pintail.source.partition;

import static java.util.Objects.requireNonNull;

import dev.pintail.manifest.component.InjectInto;
import dev.pintail.source.http.RequestOptions;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A place in the request for one value.
 *
 * @param path the name, or the way into a JSON body; at least one segment
 */
public record InjectedOption(InjectInto into, List<String> path) {
    public InjectedOption {
        requireNonNull(into, "into is null");
        path = List.copyOf(path);
    }

    /** The options of a request that has the value there; it keeps its type and may be null. */
    public RequestOptions with(Object value) {
        Map<String, Object> options = Collections.singletonMap(path.getLast(), value);
        for (String segment : path.subList(0, path.size() - 1).reversed()) {
            options = Map.of(segment, options);
        }
        return switch (into) {
            case REQUEST_PARAMETER -> new RequestOptions(options, Map.of(), Map.of(), Map.of());
            case HEADER -> new RequestOptions(Map.of(), options, Map.of(), Map.of());
            case BODY_DATA -> new RequestOptions(Map.of(), Map.of(), options, Map.of());
            case BODY_JSON -> new RequestOptions(Map.of(), Map.of(), Map.of(), options);
        };
    }
}
