package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.OneOf.oneOf;
import static dev.pintail.manifest.component.Shapes.ANY;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.listOf;

import java.util.List;

/** A check of the configuration beyond the specification's schema. */
public sealed interface ConfigValidator {
    /** All of them. */
    OneOf<ConfigValidator> SHAPE = oneOf(DpathValidator.SHAPE, PredicateValidator.SHAPE);

    /**
     * Checks the values at a path.
     *
     * @param fieldPath {@code *} stands for every key; a missing value is valid
     */
    record DpathValidator(List<String> fieldPath, ValidationStrategy validationStrategy) implements ConfigValidator {
        static final Component<DpathValidator> SHAPE = component("DpathValidator", DpathValidator::read);

        static DpathValidator read(Node node) {
            return new DpathValidator(
                    node.required("field_path", listOf(TEXT)),
                    node.required("validation_strategy", ValidationStrategy.SHAPE));
        }
    }

    /**
     * Checks one templated value.
     *
     * @param value any value; templates in texts
     */
    record PredicateValidator(Object value, ValidationStrategy validationStrategy) implements ConfigValidator {
        static final Component<PredicateValidator> SHAPE = component("PredicateValidator", PredicateValidator::read);

        static PredicateValidator read(Node node) {
            return new PredicateValidator(
                    node.required("value", ANY), node.required("validation_strategy", ValidationStrategy.SHAPE));
        }
    }
}
