package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.OneOf.oneOf;
import static dev.pintail.manifest.component.Shapes.TEXT;

import java.util.Map;

/** Which records are kept. */
public sealed interface RecordFilterDefinition {
    /** All of them. */
    OneOf<RecordFilterDefinition> SHAPE = oneOf(RecordFilter.SHAPE, CustomRecordFilter.SHAPE);

    /** Keeps the records for which a condition holds. */
    record RecordFilter(String condition, Map<String, Object> parameters) implements RecordFilterDefinition {
        static final Component<RecordFilter> SHAPE = component("RecordFilter", RecordFilter::read);

        static RecordFilter read(Node node) {
            return new RecordFilter(node.optional("condition", TEXT, ""), node.parameters());
        }
    }

    /** Code of the connector's own, named by its Python class. */
    record CustomRecordFilter(String className, Map<String, Object> properties, Map<String, Object> parameters)
            implements RecordFilterDefinition, CustomCode {
        static final Component<CustomRecordFilter> SHAPE = component("CustomRecordFilter", CustomRecordFilter::read);

        static CustomRecordFilter read(Node node) {
            return new CustomRecordFilter(node.required("class_name", TEXT), node.rawProperties(), node.parameters());
        }
    }
}
