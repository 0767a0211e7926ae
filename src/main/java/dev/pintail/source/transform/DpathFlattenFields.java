package dev.pintail.source.transform;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import dev.pintail.source.extract.DocumentPath;
import dev.pintail.source.extract.PathTemplate;
import dev.pintail.source.slice.StreamSlice;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings the fields of one object inside a record to its top, or lets them be the record.
 *
 * <p>Nothing happens if there is no object at the path, or if one of its fields is at the top already.
 *
 * @param path where the object is; with {@code *} in it, the first match
 * @param deleteOrigin whether the object goes once its fields are at the top
 * @param replaceRecord whether the fields replace the whole record
 * @param prefix of the new keys; may be empty
 * @param suffix of the new keys; may be empty
 */
public record DpathFlattenFields(
        PathTemplate path, boolean deleteOrigin, boolean replaceRecord, String prefix, String suffix)
        implements RecordTransformation {
    public DpathFlattenFields {
        requireNonNull(prefix, "prefix is null");
        requireNonNull(suffix, "suffix is null");
    }

    @Override
    public void apply(Map<String, Object> record, StreamSlice slice) {
        DocumentPath resolved = path.resolved();
        if (!(find(resolved, record) instanceof Map<?, ?> object)) {
            return;
        }
        Map<String, Object> lifted = new LinkedHashMap<>();
        object.forEach((key, value) -> lifted.put(prefix + key + suffix, value));
        if (replaceRecord && !lifted.isEmpty()) {
            // The reference empties the record first, which empties an object that is the record itself.
            boolean itself = path.isEmpty() && prefix.isEmpty() && suffix.isEmpty();
            record.clear();
            record.putAll(itself ? Map.of() : lifted);
        } else if (Collections.disjoint(lifted.keySet(), record.keySet())) {
            if (deleteOrigin && !resolved.removeFrom(record)) {
                throw new SourceException(
                        ErrorCode.SOURCE_FAILED,
                        "Nothing can be deleted at the path " + resolved,
                        "Correct field_path.");
            }
            record.putAll(lifted);
        }
    }

    private static Object find(DocumentPath path, Map<String, Object> record) {
        if (!path.takesAll()) {
            return path.get(record, null);
        }
        List<Object> matches = path.values(record);
        return matches.isEmpty() ? null : matches.getFirst();
    }
}
