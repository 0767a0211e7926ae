package dev.pintail.source.schema;

import dev.pintail.manifest.component.SchemaTypeIdentifier;
import dev.pintail.manifest.component.SchemaTypeIdentifier.ComplexFieldType;
import dev.pintail.manifest.component.SchemaTypeIdentifier.TypesMap;
import dev.pintail.source.extract.DocumentPath;
import dev.pintail.source.slice.StreamSlice;
import dev.pintail.source.transform.RecordTransformation;
import dev.pintail.template.InterpolatedBoolean;
import dev.pintail.template.InterpolatedString;
import dev.pintail.template.Scope;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/**
 * A schema that is made from what an API says about its fields: from the first record of a request (cdk-semantics 7.1).
 *
 * @param records the pages of that request
 * @param filter which properties stay, each given as an object of its own; null: all
 * @param transformations of the object with all properties
 */
public record DiscoveredSchema(
        Supplier<Iterator<List<Map<String, Object>>>> records,
        SchemaTypeIdentifier identifier,
        BiPredicate<StreamSlice, Map<String, Object>> filter,
        List<RecordTransformation> transformations,
        Scope scope)
        implements StreamSchema {

    @Override
    public Map<String, Object> load() {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Object field : fields()) {
            properties.put(key(field), type(field));
        }
        if (filter != null) {
            properties
                    .entrySet()
                    .removeIf(property ->
                            !filter.test(StreamSlice.EMPTY, Map.of(property.getKey(), property.getValue())));
        }
        transformations.forEach(transformation -> transformation.apply(properties, null));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft-07/schema#");
        schema.put("type", "object");
        schema.put("additionalProperties", true);
        schema.put("properties", properties);
        return schema;
    }

    private List<?> fields() {
        Optional<Map<String, Object>> record = firstRecord();
        if (record.isEmpty() || record.get().isEmpty()) {
            return List.of();
        }
        Object fields = at(identifier.schemaPointer(), record.get(), null);
        return switch (fields) {
            case List<?> list -> list;
            // the names alone, none of which has a key: as the reference, which fails on the first
            case Map<?, ?> object -> List.copyOf(object.keySet());
            case null, default -> throw SchemaJson.unusable("there are no fields at the schema_pointer");
        };
    }

    private Optional<Map<String, Object>> firstRecord() {
        for (Iterator<List<Map<String, Object>>> pages = records.get(); pages.hasNext(); ) {
            List<Map<String, Object>> page = pages.next();
            if (!page.isEmpty()) {
                return Optional.of(page.getFirst());
            }
        }
        return Optional.empty();
    }

    private String key(Object field) {
        Object key = at(identifier.keyPointer(), field, null);
        if (key instanceof String text) {
            return text;
        }
        throw SchemaJson.unusable("Expected key to be a string. Got " + key);
    }

    private Map<String, Object> type(Object field) {
        Object given = identifier.typePointer().isEmpty() ? "string" : at(identifier.typePointer(), field, "string");
        return switch (mapped(given, field)) {
            case String type -> FieldType.schemaOf(type);
            case List<?> types
            when types.size() == 2 && types.stream().allMatch(String.class::isInstance) ->
                new LinkedHashMap<>(Map.of(
                        "oneOf",
                        types.stream()
                                .map(type -> FieldType.schemaOf((String) type))
                                .toList()));
            case ComplexFieldType complex -> complex(complex);
            case null, default ->
                throw SchemaJson.unusable(
                        "Invalid data type. Available string or two items list of string. Got " + given);
        };
    }

    private Object mapped(Object type, Object field) {
        for (TypesMap map : identifier.typesMapping()) {
            boolean applies = map.condition() == null
                    || InterpolatedBoolean.of(map.condition(), Map.of()).eval(scope.with("raw_schema", field));
            if (applies && map.currentType().equals(type)) {
                return map.targetType();
            }
        }
        return type;
    }

    private static Map<String, Object> complex(ComplexFieldType type) {
        if (type.items() != null && !type.fieldType().equals("array")) {
            throw SchemaJson.unusable("'items' can only be used when 'field_type' is an array.");
        }
        Map<String, Object> schema = FieldType.schemaOf(type.fieldType());
        switch (type.items()) {
            case null -> {}
            case ComplexFieldType items -> schema.put("items", complex(items));
            case Object items -> schema.put("items", FieldType.schemaOf((String) items));
        }
        return schema;
    }

    private Object at(List<String> pointer, Object value, Object absent) {
        List<Object> segments = pointer.stream()
                .map(segment -> new InterpolatedString(segment, identifier.parameters()).eval(scope))
                .toList();
        return DocumentPath.of(segments).get(value, absent);
    }
}
