package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.Shapes.FLAG;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.listOf;

import java.util.List;
import java.util.Map;

/**
 * A parent stream and what is taken from its records.
 *
 * @param parentKey a field of the parent record, or a path with {@code /}
 * @param partitionField name of the value in the partition
 * @param incrementalDependency read the parent incrementally too
 * @param lazyReadPointer where the parent record has its first page of children
 * @param extraFields paths in the parent record, kept beside the partition
 */
public record ParentStreamConfig(
        SingleStream stream,
        String parentKey,
        String partitionField,
        RequestOption requestOption,
        boolean incrementalDependency,
        List<String> lazyReadPointer,
        List<List<String>> extraFields,
        Map<String, Object> parameters) {
    static final Component<ParentStreamConfig> SHAPE = component("ParentStreamConfig", ParentStreamConfig::read);

    static ParentStreamConfig read(Node node) {
        return new ParentStreamConfig(
                node.required("stream", SingleStream.SHAPE),
                node.required("parent_key", TEXT),
                node.required("partition_field", TEXT),
                node.optional("request_option", RequestOption.SHAPE),
                node.optional("incremental_dependency", FLAG, false),
                node.optional("lazy_read_pointer", listOf(TEXT), List.of()),
                node.optional("extra_fields", listOf(listOf(TEXT)), List.of()),
                node.parameters());
    }
}
