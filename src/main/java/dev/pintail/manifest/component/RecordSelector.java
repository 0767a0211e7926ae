package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.OneOf.oneOf;
import static dev.pintail.manifest.component.Shapes.FLAG;

import dev.pintail.manifest.component.Extractor.CombinedExtractor;
import dev.pintail.manifest.component.Extractor.CustomRecordExtractor;
import dev.pintail.manifest.component.Extractor.DpathExtractor;
import java.util.Map;

/**
 * From response to records: extract, filter, transform, normalise.
 *
 * @param recordFilter null: keep all
 * @param schemaNormalization null: none
 * @param transformBeforeFiltering null: only with a client-side cursor
 */
public record RecordSelector(
        Extractor extractor,
        RecordFilterDefinition recordFilter,
        SchemaNormalization schemaNormalization,
        Boolean transformBeforeFiltering,
        Map<String, Object> parameters) {
    static final Component<RecordSelector> SHAPE = component("RecordSelector", RecordSelector::read);

    static RecordSelector read(Node node) {
        return new RecordSelector(
                node.required(
                        "extractor", oneOf(DpathExtractor.SHAPE, CustomRecordExtractor.SHAPE, CombinedExtractor.SHAPE)),
                node.optional("record_filter", RecordFilterDefinition.SHAPE),
                node.optional("schema_normalization", SchemaNormalization.SHAPE),
                node.optional("transform_before_filtering", FLAG),
                node.parameters());
    }
}
