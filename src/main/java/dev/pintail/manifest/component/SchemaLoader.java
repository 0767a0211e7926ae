package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.OneOf.oneOf;
import static dev.pintail.manifest.component.Shapes.OBJECT;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.either;
import static dev.pintail.manifest.component.Shapes.listOf;

import java.util.List;
import java.util.Map;

/** Where the schema of a stream comes from. */
public sealed interface SchemaLoader {
    /** All of them. */
    OneOf<SchemaLoader> SHAPE = oneOf(
            InlineSchemaLoader.SHAPE, DynamicSchemaLoader.SHAPE, JsonFileSchemaLoader.SHAPE, CustomSchemaLoader.SHAPE);

    /** A loader, or a list of loaders; an empty list is none (null). */
    Shape<SchemaLoader> ONE_OR_MANY = either(
            SHAPE, listOf(SHAPE).as((loaders, raw) -> loaders.isEmpty() ? null : new CompositeSchemaLoader(loaders)));

    /** A list of loaders: the properties of all; of equal names the first wins. */
    record CompositeSchemaLoader(List<SchemaLoader> loaders) implements SchemaLoader {}

    /** Written in the manifest. */
    record InlineSchemaLoader(Map<String, Object> schema) implements SchemaLoader {
        static final Component<InlineSchemaLoader> SHAPE = component("InlineSchemaLoader", InlineSchemaLoader::read);

        static InlineSchemaLoader read(Node node) {
            return new InlineSchemaLoader(node.optional("schema", OBJECT, Map.of()));
        }
    }

    /**
     * Made from what an endpoint tells about the fields.
     *
     * @param retriever gives one record per field, or one record with all fields
     */
    record DynamicSchemaLoader(
            Retriever retriever,
            RecordFilterDefinition schemaFilter,
            List<Transformation> schemaTransformations,
            SchemaTypeIdentifier schemaTypeIdentifier,
            Map<String, Object> parameters)
            implements SchemaLoader {
        static final Component<DynamicSchemaLoader> SHAPE = component("DynamicSchemaLoader", DynamicSchemaLoader::read);

        static DynamicSchemaLoader read(Node node) {
            return new DynamicSchemaLoader(
                    node.required("retriever", Retriever.SHAPE),
                    node.optional("schema_filter", RecordFilterDefinition.SHAPE),
                    node.optional("schema_transformations", listOf(Transformation.SHAPE), List.of()),
                    node.required("schema_type_identifier", SchemaTypeIdentifier.SHAPE),
                    node.parameters());
        }
    }

    /**
     * A JSON file of the connector.
     *
     * @param filePath null for {@code schemas/<stream>.json}
     */
    record JsonFileSchemaLoader(String filePath, Map<String, Object> parameters) implements SchemaLoader {
        static final Component<JsonFileSchemaLoader> SHAPE =
                component("JsonFileSchemaLoader", JsonFileSchemaLoader::read);

        static JsonFileSchemaLoader read(Node node) {
            return new JsonFileSchemaLoader(node.optional("file_path", TEXT), node.parameters());
        }
    }

    /** Code of the connector's own, named by its Python class. */
    record CustomSchemaLoader(String className, Map<String, Object> properties, Map<String, Object> parameters)
            implements SchemaLoader, CustomCode {
        static final Component<CustomSchemaLoader> SHAPE = component("CustomSchemaLoader", CustomSchemaLoader::read);

        static CustomSchemaLoader read(Node node) {
            return new CustomSchemaLoader(node.required("class_name", TEXT), node.rawProperties(), node.parameters());
        }
    }
}
