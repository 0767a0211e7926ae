package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.choice;
import static dev.pintail.manifest.component.Shapes.either;

import java.util.Map;

/** Whether the values of a record are brought to the types of the stream's schema. */
public sealed interface SchemaNormalization {
    /** All of them. */
    Shape<SchemaNormalization> SHAPE =
            either(choice(Standard.values(), Standard::word), CustomSchemaNormalization.SHAPE);

    /** What needs no code. */
    enum Standard implements SchemaNormalization {
        /** Yes. */
        DEFAULT("Default"),
        /** No. */
        NONE("None");

        private final String word;

        Standard(String word) {
            this.word = word;
        }

        /** The word in the manifest. */
        public String word() {
            return word;
        }
    }

    /** Code of the connector's own, named by its Python class. */
    record CustomSchemaNormalization(String className, Map<String, Object> properties, Map<String, Object> parameters)
            implements SchemaNormalization, CustomCode {
        static final Component<CustomSchemaNormalization> SHAPE =
                component("CustomSchemaNormalization", CustomSchemaNormalization::read);

        static CustomSchemaNormalization read(Node node) {
            return new CustomSchemaNormalization(
                    node.required("class_name", TEXT), node.rawProperties(), node.parameters());
        }
    }
}
