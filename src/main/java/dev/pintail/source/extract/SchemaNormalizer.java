package dev.pintail.source.extract;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * Brings the values of a record to the types of the stream's schema ({@code schema_normalization: Default}, cdk-semantics 7.2).
 *
 * <p>Follows {@code properties}, {@code items} and local {@code $ref}s; other keywords mean nothing. A value is converted before
 * what lies inside it; one that cannot be converted stays as it is. The reference logs a warning for every value that does not fit
 * the schema afterwards; this does not.
 *
 * <p>Thread-safe. Objects and lists inside the record are changed in place.
 */
public final class SchemaNormalizer {
    private static final Set<String> TYPES =
            Set.of("string", "number", "integer", "boolean", "null", "object", "array");

    private final Supplier<Map<String, Object>> schema;
    private final ConcurrentMap<String, Node> references = new ConcurrentHashMap<>();

    /** @param schema the stream's schema, the same every time; not asked for before the first record */
    public SchemaNormalizer(Supplier<Map<String, Object>> schema) {
        this.schema = schema;
    }

    /**
     * Converts the values of a record in place.
     *
     * @throws SourceException where the schema itself cannot be followed: an unknown type, a boolean as a property's schema, a
     *     list as {@code items}, a {@code $ref} that leads nowhere
     */
    public void normalize(Map<String, Object> record) {
        reference("#").apply(record);
    }

    /** What a schema, or one of its keywords, does to a value that was converted already. */
    private interface Node {
        void apply(Object value);
    }

    private Node compile(Object schema) {
        if (!(schema instanceof Map<?, ?> keywords)) {
            return value -> {};
        }
        List<Node> nodes = new ArrayList<>();
        keywords.forEach((keyword, value) -> {
            switch ((String) keyword) {
                case "type" -> unknownTypes(value, nodes);
                case "properties" -> nodes.add(properties((Map<?, ?>) value));
                case "items" -> nodes.add(items(value));
                case "$ref" -> nodes.add(item -> reference((String) value).apply(item));
                default -> {}
            }
        });
        return switch (nodes.size()) {
            case 0 -> value -> {};
            case 1 -> nodes.getFirst();
            default -> value -> nodes.forEach(inner -> inner.apply(value));
        };
    }

    private Node properties(Map<?, ?> schemas) {
        record Property(String name, TypeConversion conversion, Node inner) {}
        List<Property> properties = new ArrayList<>();
        schemas.forEach((name, schema) ->
                properties.add(new Property((String) name, TypeConversion.of(schema), compile(schema))));
        return value -> {
            if (!(value instanceof Map<?, ?> object)) {
                return;
            }
            for (Property property : properties) {
                if (object.containsKey(property.name())) {
                    convertProperty(object, property.name(), property.conversion());
                }
            }
            for (Property property : properties) {
                Object inner = object.get(property.name());
                if (inner != null || object.containsKey(property.name())) {
                    property.inner().apply(inner);
                }
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static void convertProperty(Map<?, ?> object, String name, TypeConversion conversion) {
        ((Map<String, Object>) object).replace(name, conversion.convert(object.get(name)));
    }

    @SuppressWarnings("unchecked")
    private Node items(Object schema) {
        TypeConversion conversion = TypeConversion.of(schema);
        Node inner = compile(schema);
        return value -> {
            if (value instanceof List<?> list) {
                ((List<Object>) list).replaceAll(conversion::convert);
                list.forEach(inner::apply);
            }
        };
    }

    /** A type that JSON schema does not know is an error as soon as the known ones before it do not fit. */
    private static void unknownTypes(Object types, List<Node> nodes) {
        List<?> all = types instanceof List<?> list ? list : List.of(types);
        if (TYPES.containsAll(all)) {
            return;
        }
        nodes.add(value -> {
            for (Object type : all) {
                if (!(type instanceof String name) || !TYPES.contains(name)) {
                    throw failure("unknown type " + type);
                }
                if (TypeConversion.isOfType(value, name)) {
                    return;
                }
            }
        });
    }

    private Node reference(String reference) {
        Node known = references.get(reference);
        if (known == null) {
            known = compile(resolve(reference));
            references.put(reference, known);
        }
        return known;
    }

    private Object resolve(String reference) {
        if (!reference.startsWith("#")) {
            throw failure("$ref " + reference + " leads out of the schema");
        }
        Object target = schema.get();
        String pointer = URLDecoder.decode(reference.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
        for (String segment :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            String key = segment.replace("~1", "/").replace("~0", "~");
            target = switch (target) {
                case Map<?, ?> object when object.containsKey(key) -> object.get(key);
                case List<?> list
                when key.matches("\\d{1,9}") && Integer.parseInt(key) < list.size() -> list.get(Integer.parseInt(key));
                case null, default -> throw failure("$ref " + reference + " leads nowhere");
            };
        }
        return target;
    }

    static SourceException failure(String problem) {
        return new SourceException(
                ErrorCode.SOURCE_FAILED,
                "The record cannot be normalised by the stream's schema: " + problem,
                "Correct the schema, or remove schema_normalization from the record selector.");
    }
}
