package dev.pintail.manifest.jsonschema;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Where a {@code $ref} leads: to a place inside the same schema, given as a JSON pointer. */
final class References {
    private References() {}

    /** @throws IllegalArgumentException if there is nothing, or it would be outside */
    static Object target(Object root, String reference) {
        if (!reference.startsWith("#")) {
            throw new IllegalArgumentException("$ref may only lead inside the schema: " + reference);
        }
        Object at = root;
        String pointer = URLDecoder.decode(reference.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
        if (!pointer.isEmpty() && !pointer.startsWith("/")) {
            throw new IllegalArgumentException("$ref is no JSON pointer: " + reference);
        }
        for (String step :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            at = step(at, step.replace("~1", "/").replace("~0", "~"), reference);
        }
        return at;
    }

    private static Object step(Object at, String step, String reference) {
        if (at instanceof Map<?, ?> object && object.containsKey(step)) {
            return object.get(step);
        }
        if (at instanceof List<?> list && step.matches("\\d{1,9}") && Integer.parseInt(step) < list.size()) {
            return list.get(Integer.parseInt(step));
        }
        throw new IllegalArgumentException("$ref leads nowhere: " + reference);
    }
}
