package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.Component.implicit;
import static dev.pintail.manifest.component.OneOf.oneOf;
import static dev.pintail.manifest.component.Shapes.TEXT;

import java.util.Map;

/** Brings a state of an older version of the connector into today's form. */
public sealed interface StateMigration {
    /** All of them. */
    OneOf<StateMigration> SHAPE = oneOf(LegacyToPerPartitionStateMigration.SHAPE, CustomStateMigration.SHAPE);

    /** Turns {@code {partition: {cursor}}} into the per-partition form. A component that says no type is one. */
    record LegacyToPerPartitionStateMigration() implements StateMigration {
        static final Component<LegacyToPerPartitionStateMigration> SHAPE =
                implicit("LegacyToPerPartitionStateMigration", LegacyToPerPartitionStateMigration::read);

        static LegacyToPerPartitionStateMigration read(Node node) {
            return new LegacyToPerPartitionStateMigration();
        }
    }

    /** Code of the connector's own, named by its Python class. */
    record CustomStateMigration(String className, Map<String, Object> properties, Map<String, Object> parameters)
            implements StateMigration, CustomCode {
        static final Component<CustomStateMigration> SHAPE =
                component("CustomStateMigration", CustomStateMigration::read);

        static CustomStateMigration read(Node node) {
            return new CustomStateMigration(node.required("class_name", TEXT), node.rawProperties(), node.parameters());
        }
    }
}
