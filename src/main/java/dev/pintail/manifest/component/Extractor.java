package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.OneOf.oneOf;
import static dev.pintail.manifest.component.Shapes.FLAG;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.listOf;

import java.util.List;
import java.util.Map;

/** Finds records, or the parts of an asynchronous job's answer, in a decoded response. */
public sealed interface Extractor {
    /** All of them. */
    OneOf<Extractor> SHAPE = oneOf(
            DpathExtractor.SHAPE, CustomRecordExtractor.SHAPE, CombinedExtractor.SHAPE, ResponseToFileExtractor.SHAPE);

    /**
     * The values at a path.
     *
     * @param fieldPath templates; {@code *} stands for every key; empty for the whole response
     */
    record DpathExtractor(List<String> fieldPath, RecordExpander recordExpander, Map<String, Object> parameters)
            implements Extractor {
        static final Component<DpathExtractor> SHAPE = component("DpathExtractor", DpathExtractor::read);

        static DpathExtractor read(Node node) {
            return new DpathExtractor(
                    node.required("field_path", listOf(TEXT)),
                    node.optional("record_expander", RecordExpander.SHAPE),
                    node.parameters());
        }
    }

    /** Code of the connector's own, named by its Python class. */
    record CustomRecordExtractor(String className, Map<String, Object> properties, Map<String, Object> parameters)
            implements Extractor, CustomCode {
        static final Component<CustomRecordExtractor> SHAPE =
                component("CustomRecordExtractor", CustomRecordExtractor::read);

        static CustomRecordExtractor read(Node node) {
            return new CustomRecordExtractor(
                    node.required("class_name", TEXT), node.rawProperties(), node.parameters());
        }
    }

    /**
     * Several extractors over the same response.
     *
     * @param skipEmptyRecords whether records without content count as no match
     */
    record CombinedExtractor(
            List<Extractor> extractors, CombineMode mode, boolean skipEmptyRecords, Map<String, Object> parameters)
            implements Extractor {
        static final Component<CombinedExtractor> SHAPE = component("CombinedExtractor", CombinedExtractor::read);

        static CombinedExtractor read(Node node) {
            return new CombinedExtractor(
                    node.required(
                            "extractors",
                            listOf(
                                    oneOf(DpathExtractor.SHAPE, CustomRecordExtractor.SHAPE, CombinedExtractor.SHAPE),
                                    1)),
                    node.optional("mode", CombineMode.SHAPE, CombineMode.UNION),
                    node.optional("skip_empty_records", FLAG, false),
                    node.parameters());
        }
    }

    /**
     * A large CSV download, through a file.
     *
     * @param preserveNaValues keep {@code NA} and the like as text
     */
    record ResponseToFileExtractor(boolean preserveNaValues, Map<String, Object> parameters) implements Extractor {
        static final Component<ResponseToFileExtractor> SHAPE =
                component("ResponseToFileExtractor", ResponseToFileExtractor::read);

        static ResponseToFileExtractor read(Node node) {
            return new ResponseToFileExtractor(node.optional("preserve_na_values", FLAG, false), node.parameters());
        }
    }
}
