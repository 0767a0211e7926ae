package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.OneOf.oneOf;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.TEXT_OR_OBJECT;

import java.util.Map;

/** What a checked value must be like. */
public sealed interface ValidationStrategy {
    /** All of them. */
    OneOf<ValidationStrategy> SHAPE = oneOf(ValidateAdheresToSchema.SHAPE, CustomValidationStrategy.SHAPE);

    /**
     * Valid against a JSON schema.
     *
     * @param baseSchema the schema, as a mapping or as JSON text
     */
    record ValidateAdheresToSchema(Object baseSchema) implements ValidationStrategy {
        static final Component<ValidateAdheresToSchema> SHAPE =
                component("ValidateAdheresToSchema", ValidateAdheresToSchema::read);

        static ValidateAdheresToSchema read(Node node) {
            return new ValidateAdheresToSchema(node.required("base_schema", TEXT_OR_OBJECT));
        }
    }

    /** Code of the connector's own, named by its Python class. */
    record CustomValidationStrategy(String className, Map<String, Object> properties) implements ValidationStrategy, CustomCode {
        @Override
        public Map<String, Object> parameters() {
            return Map.of();
        }

        static final Component<CustomValidationStrategy> SHAPE =
                component("CustomValidationStrategy", CustomValidationStrategy::read);

        static CustomValidationStrategy read(Node node) {
            return new CustomValidationStrategy(node.required("class_name", TEXT), node.rawProperties());
        }
    }
}
