package dev.pintail.source.http;

import static java.util.Objects.requireNonNull;

import dev.pintail.manifest.component.InjectInto;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A place in the request for one value.
 *
 * @param path the name, or the way into a JSON body; at least one segment
 */
public record OptionPlace(InjectInto into, List<String> path) {
    public OptionPlace {
        requireNonNull(into, "into is null");
        path = List.copyOf(path);
        if (path.isEmpty()) {
            throw new IllegalArgumentException("path is empty");
        }
    }

    /** The header of this name. */
    public static OptionPlace header(String name) {
        return new OptionPlace(InjectInto.HEADER, List.of(name));
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
