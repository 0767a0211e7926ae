package dev.pintail.source.cursor;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.session.ConfigTemplates;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.manifest.component.IncrementalSync;
import dev.pintail.manifest.component.IncrementalSync.DatetimeBasedCursor;
import dev.pintail.manifest.component.IncrementalSync.IncrementingCountCursor;
import java.util.List;
import java.util.Map;

/** Which field of the records a cursor follows: the manifest's, or the one of the configured catalog where that is allowed. */
record CursorFields(ConfigTemplates templates) {
    CursorFields {
        requireNonNull(templates, "templates is null");
    }

    /**
     * @param catalogField as in the configured catalog; a list of an empty text is none, too
     * @throws ManifestException if the catalog names a nested field
     */
    String of(String stream, IncrementalSync cursor, List<String> catalogField) {
        return switch (cursor) {
            case DatetimeBasedCursor dates ->
                field(
                        stream,
                        dates.cursorField(),
                        dates.parameters(),
                        dates.allowCatalogDefinedCursorField(),
                        catalogField);
            case IncrementingCountCursor counts ->
                field(
                        stream,
                        counts.cursorField(),
                        counts.parameters(),
                        counts.allowCatalogDefinedCursorField(),
                        catalogField);
        };
    }

    private String field(
            String stream,
            String template,
            Map<String, Object> parameters,
            Boolean catalogMayName,
            List<String> catalogField) {
        if (!Boolean.TRUE.equals(catalogMayName)
                || catalogField.isEmpty()
                || catalogField.getFirst().isEmpty()) {
            return templates.text(template, parameters);
        }
        if (catalogField.size() > 1) {
            throw new ManifestException(
                    ErrorCode.MANIFEST_INVALID,
                    "The cursor field of stream %s is one field at the top of the record, not %s"
                            .formatted(stream, String.join(".", catalogField)),
                    "Name a single cursor field in the configured catalog.");
        }
        return catalogField.getFirst();
    }
}
