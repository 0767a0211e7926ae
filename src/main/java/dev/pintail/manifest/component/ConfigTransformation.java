package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.OneOf.oneOf;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.TEXT_OR_OBJECT;
import static dev.pintail.manifest.component.Shapes.listOf;

import dev.pintail.manifest.component.Transformation.AddedFieldDefinition;
import java.util.List;
import java.util.Map;

/** A change to the configuration. */
public sealed interface ConfigTransformation {
    /** All of them. */
    OneOf<ConfigTransformation> SHAPE = oneOf(
            ConfigRemapField.SHAPE, ConfigAddFields.SHAPE, ConfigRemoveFields.SHAPE, CustomConfigTransformation.SHAPE);

    /**
     * Replaces values by others.
     *
     * @param map from old to new value, or a template for it
     */
    record ConfigRemapField(Object map, List<String> fieldPath) implements ConfigTransformation {
        static final Component<ConfigRemapField> SHAPE = component("ConfigRemapField", ConfigRemapField::read);

        static ConfigRemapField read(Node node) {
            return new ConfigRemapField(
                    node.required("map", TEXT_OR_OBJECT), node.required("field_path", listOf(TEXT)));
        }
    }

    /**
     * Adds values.
     *
     * @param condition empty: always
     */
    record ConfigAddFields(List<AddedFieldDefinition> fields, String condition) implements ConfigTransformation {
        static final Component<ConfigAddFields> SHAPE = component("ConfigAddFields", ConfigAddFields::read);

        static ConfigAddFields read(Node node) {
            return new ConfigAddFields(
                    node.required("fields", listOf(AddedFieldDefinition.SHAPE)), node.optional("condition", TEXT, ""));
        }
    }

    /**
     * Removes values.
     *
     * @param condition empty: always
     */
    record ConfigRemoveFields(List<List<String>> fieldPointers, String condition) implements ConfigTransformation {
        static final Component<ConfigRemoveFields> SHAPE = component("ConfigRemoveFields", ConfigRemoveFields::read);

        static ConfigRemoveFields read(Node node) {
            return new ConfigRemoveFields(
                    node.required("field_pointers", listOf(listOf(TEXT))), node.optional("condition", TEXT, ""));
        }
    }

    /** Code of the connector's own, named by its Python class. */
    record CustomConfigTransformation(String className, Map<String, Object> properties, Map<String, Object> parameters)
            implements ConfigTransformation, CustomCode {
        static final Component<CustomConfigTransformation> SHAPE =
                component("CustomConfigTransformation", CustomConfigTransformation::read);

        static CustomConfigTransformation read(Node node) {
            return new CustomConfigTransformation(
                    node.required("class_name", TEXT), node.rawProperties(), node.parameters());
        }
    }
}
