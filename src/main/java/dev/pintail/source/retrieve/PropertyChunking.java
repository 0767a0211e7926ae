package dev.pintail.source.retrieve;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import dev.pintail.template.python.Truth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How property names are spread over requests, and how the records of these become one again.
 *
 * @param byCharacters whether the limit counts characters, with three for what separates names; else names
 * @param limit of one request; null or 0 for none
 * @param mergeKeys the fields by which parts of one record are known
 */
public record PropertyChunking(boolean byCharacters, Long limit, List<String> mergeKeys) {
    private static final int SEPARATOR = 3;

    public PropertyChunking {
        limit = limit != null && limit == 0 ? null : limit;
        mergeKeys = List.copyOf(mergeKeys);
    }

    long size(String name) {
        return byCharacters ? name.codePointCount(0, name.length()) + SEPARATOR : 1;
    }

    /**
     * What a part of a record has in common with the other parts; null if it lacks that.
     *
     * @throws SourceException if a key is no text; the reference cannot join others
     */
    String mergeKey(Map<String, Object> part) {
        StringBuilder key = new StringBuilder();
        for (String field : mergeKeys) {
            Object value = part.get(field);
            if (!Truth.of(value)) {
                return null;
            }
            if (!(value instanceof String text)) {
                throw new SourceException(
                        ErrorCode.SOURCE_FAILED,
                        "The records of several property requests cannot be merged: the field " + field
                                + " is no text.",
                        "Choose another key in record_merge_strategy.");
            }
            key.append(key.isEmpty() ? "" : ",").append(text);
        }
        return key.toString();
    }

    /** Puts the fields of a part into the record; objects on both sides are merged, anything else is replaced. */
    static void merge(Map<String, Object> record, Map<String, Object> part) {
        part.forEach((name, value) -> {
            if (record.get(name) instanceof Map<?, ?> there && value instanceof Map<?, ?> added) {
                merge(object(there), object(added));
            } else {
                record.put(name, value);
            }
        });
    }

    /** An empty record to merge parts into. */
    static Map<String, Object> empty() {
        return new LinkedHashMap<>();
    }

    @SuppressWarnings("unchecked") // objects of the value model have text keys
    private static Map<String, Object> object(Map<?, ?> value) {
        return (Map<String, Object>) value;
    }
}
