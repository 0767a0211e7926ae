package dev.pintail.source.http;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import dev.pintail.template.python.Equality;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How options of several components become one, and what collides (cdk-semantics 4.3). */
final class OptionMerge {
    private OptionMerge() {}

    /**
     * Parameters, headers or form fields of several components together.
     *
     * @throws SourceException if a name occurs twice, even with the same value
     */
    static Map<String, Object> flat(List<Map<String, Object>> sources) {
        return merge(sources, false);
    }

    /**
     * JSON bodies of several components together: objects are merged.
     *
     * @throws SourceException if there are different values at the same place
     */
    static Map<String, Object> nested(List<Map<String, Object>> sources) {
        return merge(sources, true);
    }

    private static Map<String, Object> merge(List<Map<String, Object>> sources, boolean nested) {
        Map<String, Object> merged = new LinkedHashMap<>();
        sources.forEach(source -> mergeInto(merged, source, List.of(), nested));
        return merged;
    }

    private static void mergeInto(
            Map<String, Object> target, Map<String, Object> source, List<String> path, boolean nested) {
        source.forEach((key, value) -> {
            List<String> place = new ArrayList<>(path);
            place.add(key);
            if (!target.containsKey(key)) {
                target.put(key, copy(value));
            } else if (nested && target.get(key) instanceof Map<?, ?> && value instanceof Map<?, ?>) {
                mergeInto(object(target.get(key)), object(value), place, true);
            } else if (!nested || !Equality.equal(target.get(key), value)) {
                throw new SourceException(
                        ErrorCode.SOURCE_REQUEST_FAILED,
                        "Request body collision, duplicate keys detected at key path: %s. "
                                        .formatted(String.join(".", place))
                                + "Please ensure that all keys in the request are unique.",
                        "Two components of the manifest set the same request option; remove one.");
            }
        });
    }

    /** Objects are copied since later sources are merged into them. */
    private static Object copy(Object value) {
        if (!(value instanceof Map<?, ?>)) {
            return value;
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        object(value).forEach((key, inner) -> copy.put(key, copy(inner)));
        return copy;
    }

    @SuppressWarnings("unchecked") // objects of the value model have texts as keys
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }
}
