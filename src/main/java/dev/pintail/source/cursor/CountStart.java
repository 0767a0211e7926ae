package dev.pintail.source.cursor;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.manifest.component.IncrementalSync.IncrementingCountCursor;
import dev.pintail.source.partition.ConfigTemplates;
import dev.pintail.template.python.Numbers;
import dev.pintail.template.python.PythonError;

/** Where a counting cursor begins. */
final class CountStart {
    private CountStart() {}

    /** @throws ManifestException if the template gives no number */
    static Number of(IncrementingCountCursor cursor, ConfigTemplates templates) {
        if (cursor.startValue() == null) {
            return 0L;
        }
        Object value = templates.value(cursor.startValue(), cursor.parameters());
        try {
            return Numbers.toInt(value);
        } catch (PythonError e) {
            throw new ManifestException(
                    ErrorCode.MANIFEST_INVALID, "The start_value " + value + " is no whole number", "", e);
        }
    }
}
