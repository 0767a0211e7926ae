package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.OneOf.oneOf;
import static dev.pintail.manifest.component.Shapes.FLAG;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.listOf;

import java.util.List;
import java.util.Map;

/** A change to each record. */
public sealed interface Transformation {
    /** All of them. */
    OneOf<Transformation> SHAPE = oneOf(
            AddFields.SHAPE,
            RemoveFields.SHAPE,
            KeysToLower.SHAPE,
            KeysToSnakeCase.SHAPE,
            FlattenFields.SHAPE,
            DpathFlattenFields.SHAPE,
            KeysReplace.SHAPE,
            CustomTransformation.SHAPE);

    /**
     * Adds or replaces values.
     *
     * @param condition template over {@code property}; empty: always
     */
    record AddFields(List<AddedFieldDefinition> fields, String condition, Map<String, Object> parameters)
            implements Transformation {
        static final Component<AddFields> SHAPE = component("AddFields", AddFields::read);

        static AddFields read(Node node) {
            return new AddFields(
                    node.required("fields", listOf(AddedFieldDefinition.SHAPE)),
                    node.optional("condition", TEXT, ""),
                    node.parameters());
        }
    }

    /**
     * Removes values.
     *
     * @param condition template over {@code property}; empty: always
     */
    record RemoveFields(String condition, List<List<String>> fieldPointers) implements Transformation {
        static final Component<RemoveFields> SHAPE = component("RemoveFields", RemoveFields::read);

        static RemoveFields read(Node node) {
            return new RemoveFields(
                    node.optional("condition", TEXT, ""), node.required("field_pointers", listOf(listOf(TEXT))));
        }
    }

    /** Field names to lower case. */
    record KeysToLower(Map<String, Object> parameters) implements Transformation {
        static final Component<KeysToLower> SHAPE = component("KeysToLower", KeysToLower::read);

        static KeysToLower read(Node node) {
            return new KeysToLower(node.parameters());
        }
    }

    /** Field names to snake_case. */
    record KeysToSnakeCase(Map<String, Object> parameters) implements Transformation {
        static final Component<KeysToSnakeCase> SHAPE = component("KeysToSnakeCase", KeysToSnakeCase::read);

        static KeysToSnakeCase read(Node node) {
            return new KeysToSnakeCase(node.parameters());
        }
    }

    /** Nested mappings to dotted names. */
    record FlattenFields(boolean flattenLists, Map<String, Object> parameters) implements Transformation {
        static final Component<FlattenFields> SHAPE = component("FlattenFields", FlattenFields::read);

        static FlattenFields read(Node node) {
            return new FlattenFields(node.optional("flatten_lists", FLAG, true), node.parameters());
        }
    }

    /**
     * Lifts the content of one nested mapping into the record.
     *
     * @param replaceRecord the nested mapping becomes the record
     */
    record DpathFlattenFields(
            List<String> fieldPath,
            Boolean deleteOriginValue,
            Boolean replaceRecord,
            KeyTransformation keyTransformation,
            Map<String, Object> parameters)
            implements Transformation {
        static final Component<DpathFlattenFields> SHAPE = component("DpathFlattenFields", DpathFlattenFields::read);

        static DpathFlattenFields read(Node node) {
            return new DpathFlattenFields(
                    node.required("field_path", listOf(TEXT)),
                    node.optional("delete_origin_value", FLAG),
                    node.optional("replace_record", FLAG),
                    node.optional("key_transformation", KeyTransformation.SHAPE),
                    node.parameters());
        }
    }

    /** Replaces a text in field names. */
    record KeysReplace(String old, String replacement, Map<String, Object> parameters) implements Transformation {
        static final Component<KeysReplace> SHAPE = component("KeysReplace", KeysReplace::read);

        static KeysReplace read(Node node) {
            return new KeysReplace(node.required("old", TEXT), node.required("new", TEXT), node.parameters());
        }
    }

    /** Code of the connector's own, named by its Python class. */
    record CustomTransformation(String className, Map<String, Object> properties, Map<String, Object> parameters)
            implements Transformation, CustomCode {
        static final Component<CustomTransformation> SHAPE =
                component("CustomTransformation", CustomTransformation::read);

        static CustomTransformation read(Node node) {
            return new CustomTransformation(node.required("class_name", TEXT), node.rawProperties(), node.parameters());
        }
    }

    /**
     * One value to add.
     *
     * @param valueType null: whatever the rendered text looks like
     */
    record AddedFieldDefinition(List<String> path, String value, ValueType valueType, Map<String, Object> parameters) {
        static final Component<AddedFieldDefinition> SHAPE =
                component("AddedFieldDefinition", AddedFieldDefinition::read);

        static AddedFieldDefinition read(Node node) {
            return new AddedFieldDefinition(
                    node.required("path", listOf(TEXT)),
                    node.required("value", TEXT),
                    node.optional("value_type", ValueType.SHAPE),
                    node.parameters());
        }
    }

    /** What is put around a field name. */
    record KeyTransformation(String prefix, String suffix) {
        static final Component<KeyTransformation> SHAPE = component("KeyTransformation", KeyTransformation::read);

        static KeyTransformation read(Node node) {
            return new KeyTransformation(node.optional("prefix", TEXT), node.optional("suffix", TEXT));
        }
    }
}
