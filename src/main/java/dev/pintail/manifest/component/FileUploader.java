package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.OneOf.oneOf;
import static dev.pintail.manifest.component.Shapes.TEXT;

import dev.pintail.manifest.component.Extractor.CombinedExtractor;
import dev.pintail.manifest.component.Extractor.CustomRecordExtractor;
import dev.pintail.manifest.component.Extractor.DpathExtractor;
import java.util.Map;

/**
 * Downloads a file for each record, into a folder or S3.
 *
 * @param downloadTargetExtractor finds the file's URL in a record
 * @param fileExtractor accepted, without effect as in the reference
 * @param filenameExtractor a template; null for a random name
 */
public record FileUploader(
        Requester requester,
        Extractor downloadTargetExtractor,
        Extractor fileExtractor,
        String filenameExtractor,
        Map<String, Object> parameters) {
    static final Component<FileUploader> SHAPE = component("FileUploader", FileUploader::read);

    static FileUploader read(Node node) {
        return new FileUploader(
                node.required("requester", Requester.SHAPE),
                node.required(
                        "download_target_extractor",
                        oneOf(DpathExtractor.SHAPE, CustomRecordExtractor.SHAPE, CombinedExtractor.SHAPE)),
                node.optional("file_extractor", oneOf(DpathExtractor.SHAPE, CustomRecordExtractor.SHAPE)),
                node.optional("filename_extractor", TEXT),
                node.parameters());
    }
}
