package dev.pintail.protocol;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One stream of a catalog: its schema, and how it can be read.
 *
 * @param jsonSchema JSON Schema of a record
 * @param supportedSyncModes {@code full_refresh}, and {@code incremental} if there is a cursor
 * @param sourceDefinedCursor null where the protocol leaves it out: without a cursor
 * @param defaultCursorField path of the cursor field; empty without a cursor
 * @param sourceDefinedPrimaryKey paths of the key fields; empty without a key
 * @param isResumable null where the protocol leaves it out
 * @param isFileBased null where the protocol leaves it out
 */
public record AirbyteStream(
        String name,
        Map<String, Object> jsonSchema,
        List<SyncMode> supportedSyncModes,
        Boolean sourceDefinedCursor,
        List<String> defaultCursorField,
        List<List<String>> sourceDefinedPrimaryKey,
        Boolean isResumable,
        Boolean isFileBased) {

    public AirbyteStream {
        requireNonNull(name, "name is null");
        requireNonNull(jsonSchema, "jsonSchema is null");
        supportedSyncModes = List.copyOf(supportedSyncModes);
        defaultCursorField = List.copyOf(defaultCursorField);
        sourceDefinedPrimaryKey = List.copyOf(sourceDefinedPrimaryKey);
    }

    /** The stream as the protocol writes it: absent values are left out. */
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("json_schema", jsonSchema);
        json.put(
                "supported_sync_modes",
                new ArrayList<>(
                        supportedSyncModes.stream().map(SyncMode::protocolName).toList()));
        if (sourceDefinedCursor != null) {
            json.put("source_defined_cursor", sourceDefinedCursor);
        }
        if (!defaultCursorField.isEmpty()) {
            json.put("default_cursor_field", defaultCursorField);
        }
        if (!sourceDefinedPrimaryKey.isEmpty()) {
            json.put("source_defined_primary_key", sourceDefinedPrimaryKey);
        }
        if (isResumable != null) {
            json.put("is_resumable", isResumable);
        }
        if (isFileBased != null) {
            json.put("is_file_based", isFileBased);
        }
        return json;
    }
}
