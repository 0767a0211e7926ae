package dev.pintail.source.cursor;

import dev.pintail.source.session.ConfigTemplates;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.manifest.component.IncrementalSync.IncrementingCountCursor;
import dev.pintail.template.python.Numbers;
import dev.pintail.template.python.PythonError;

/** Where a counting cursor begins. */
final class CountStart {
    private CountStart() {}

    /** @throws ManifestException if the template gives no number */
    static Number of(IncrementingCountCursor cursor, ConfigTemplates templates) {
        Object value = switch (cursor.startValue()) {
            case null -> 0L;
            case String template -> templates.value(template, cursor.parameters());
            default -> cursor.startValue();
        };
        try {
            return Numbers.toInt(value);
        } catch (PythonError e) {
            throw new ManifestException(
                    ErrorCode.MANIFEST_INVALID, "The start_value " + value + " is no whole number", "", e);
        }
    }
}
