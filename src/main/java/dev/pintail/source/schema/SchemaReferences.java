package dev.pintail.source.schema;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Replaces every {@code {"$ref": "file.json#/path"}} of a schema by what it refers to; {@code definitions} of what is put in are
 * dropped.
 */
final class SchemaReferences {
    private final Function<String, Map<String, Object>> files;
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * @param files gives a shared schema file by name
     */
    SchemaReferences(Function<String, Map<String, Object>> files) {
        this.files = files;
    }

    Map<String, Object> inline(Map<String, Object> schema) {
        return SchemaJson.object("schema", inline(schema, schema));
    }

    private Object inline(Object value, Map<String, Object> document) {
        return switch (value) {
            case Map<?, ?> object when object.get("$ref") instanceof String reference -> resolve(reference, document);
            case Map<?, ?> object -> {
                Map<String, Object> inlined = new LinkedHashMap<>();
                object.forEach((key, member) -> inlined.put((String) key, inline(member, document)));
                yield inlined;
            }
            case List<?> list ->
                list.stream().map(item -> inline(item, document)).toList();
            case null, default -> value;
        };
    }

    private Object resolve(String reference, Map<String, Object> document) {
        if (open.contains(reference)) {
            throw SchemaJson.unusable("a schema refers to itself: " + reference);
        }
        open.push(reference);
        String[] parts = reference.split("#", 2);
        Map<String, Object> target = parts[0].isEmpty() ? document : files.apply(parts[0]);
        Object found = inline(at(parts.length > 1 ? parts[1] : "", target, reference), target);
        open.pop();
        Map<String, Object> schema = new LinkedHashMap<>(SchemaJson.object(reference, found));
        schema.remove("definitions");
        return schema;
    }

    private static Object at(String pointer, Map<String, Object> document, String reference) {
        Object found = document;
        for (String part : pointer.split("/", -1)) {
            if (!part.isEmpty()) {
                String key = part.replace("~1", "/").replace("~0", "~");
                if (!(found instanceof Map<?, ?> object) || !object.containsKey(key)) {
                    throw SchemaJson.unusable("a schema refers to something that is not there: " + reference);
                }
                found = object.get(key);
            }
        }
        return found;
    }
}
