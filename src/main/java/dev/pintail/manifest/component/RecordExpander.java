package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.OneOf.oneOf;
import static dev.pintail.manifest.component.Shapes.FLAG;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.listOf;

import dev.pintail.manifest.component.Retriever.CustomRetriever;
import dev.pintail.manifest.component.Retriever.SimpleRetriever;
import java.util.List;
import java.util.Map;

/**
 * Makes a record of each item of a list inside a record.
 *
 * @param expandRecordsFromField path of the list; {@code *} stands for every key
 * @param remainOriginalRecord keep the original under {@code original_record}
 * @param mergeParent lay each item over the original
 * @param truncationIndicatorPath where the original says that its list is cut
 * @param truncatedListRetriever fetches the whole list then
 */
public record RecordExpander(
        List<String> expandRecordsFromField,
        boolean remainOriginalRecord,
        List<ParentFieldPath> parentFields,
        boolean mergeParent,
        OnNoRecords onNoRecords,
        List<String> truncationIndicatorPath,
        Retriever truncatedListRetriever,
        Map<String, Object> parameters) {
    static final Component<RecordExpander> SHAPE = component("RecordExpander", RecordExpander::read);

    static RecordExpander read(Node node) {
        return new RecordExpander(
                node.required("expand_records_from_field", listOf(TEXT)),
                node.optional("remain_original_record", FLAG, false),
                node.optional("parent_fields", listOf(ParentFieldPath.SHAPE), List.of()),
                node.optional("merge_parent", FLAG, false),
                node.optional("on_no_records", OnNoRecords.SHAPE, OnNoRecords.SKIP),
                node.optional("truncation_indicator_path", listOf(TEXT), List.of()),
                node.optional("truncated_list_retriever", oneOf(SimpleRetriever.SHAPE, CustomRetriever.SHAPE)),
                node.parameters());
    }

    /**
     * A value of the original record that goes into each expanded one.
     *
     * @param parentPath where it stands
     * @param recordPath where it goes
     */
    public record ParentFieldPath(List<String> parentPath, List<String> recordPath, Map<String, Object> parameters) {
        static final Component<ParentFieldPath> SHAPE = component("ParentFieldPath", ParentFieldPath::read);

        static ParentFieldPath read(Node node) {
            return new ParentFieldPath(
                    node.required("parent_path", listOf(TEXT)),
                    node.required("record_path", listOf(TEXT)),
                    node.parameters());
        }
    }
}
