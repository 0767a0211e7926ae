package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.implicit;
import static dev.pintail.manifest.component.Component.untyped;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.TEXT_OR_TEXTS;
import static dev.pintail.manifest.component.Shapes.either;
import static dev.pintail.manifest.component.Shapes.listOf;

import java.util.List;
import java.util.Map;

/**
 * Where name and type of a field stand in an endpoint's answer.
 *
 * @param schemaPointer where the fields stand
 * @param keyPointer where a field has its name
 * @param typePointer where a field has its type
 */
public record SchemaTypeIdentifier(
        List<String> schemaPointer,
        List<String> keyPointer,
        List<String> typePointer,
        List<TypesMap> typesMapping,
        Map<String, Object> parameters) {
    static final Component<SchemaTypeIdentifier> SHAPE = implicit("SchemaTypeIdentifier", SchemaTypeIdentifier::read);

    static SchemaTypeIdentifier read(Node node) {
        return new SchemaTypeIdentifier(
                node.optional("schema_pointer", listOf(TEXT), List.of()),
                node.required("key_pointer", listOf(TEXT)),
                node.optional("type_pointer", listOf(TEXT), List.of()),
                node.optional("types_mapping", listOf(TypesMap.SHAPE), List.of()),
                node.parameters());
    }

    /**
     * What a type of the API is in JSON Schema.
     *
     * @param targetType a JSON Schema type, two of them, or a {@link ComplexFieldType}
     * @param currentType one or several names of the API
     */
    public record TypesMap(Object targetType, Object currentType, String condition) {
        static final Component<TypesMap> SHAPE = untyped("TypesMap", TypesMap::read);

        static TypesMap read(Node node) {
            return new TypesMap(
                    node.required("target_type", either(TEXT, listOf(TEXT), ComplexFieldType.SHAPE)),
                    node.required("current_type", TEXT_OR_TEXTS),
                    node.optional("condition", TEXT));
        }
    }

    /**
     * A list type with the type of its items.
     *
     * @param items a JSON Schema type or another {@code ComplexFieldType}; null if not a list
     */
    public record ComplexFieldType(String fieldType, Object items) {
        static final Component<ComplexFieldType> SHAPE = untyped("ComplexFieldType", ComplexFieldType::read);

        static ComplexFieldType read(Node node) {
            return new ComplexFieldType(
                    node.required("field_type", TEXT), node.optional("items", either(TEXT, ComplexFieldType.SHAPE)));
        }
    }
}
