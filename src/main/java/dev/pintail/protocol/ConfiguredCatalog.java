package dev.pintail.protocol;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/** The streams to read and how, in the order in which they are to start. */
public record ConfiguredCatalog(List<ConfiguredStream> streams) {
    public ConfiguredCatalog {
        streams = List.copyOf(streams);
    }

    /**
     * One stream to read.
     *
     * @param jsonSchema the schema that the reader knows, possibly a part of the stream's own
     * @param cursorField the reader's cursor; empty: the stream's own
     * @param primaryKey the reader's key; empty: the stream's own
     */
    public record ConfiguredStream(
            String name,
            Map<String, Object> jsonSchema,
            SyncMode syncMode,
            List<String> cursorField,
            List<List<String>> primaryKey) {
        public ConfiguredStream {
            requireNonNull(name, "name is null");
            requireNonNull(jsonSchema, "jsonSchema is null");
            requireNonNull(syncMode, "syncMode is null");
            cursorField = List.copyOf(cursorField);
            primaryKey = List.copyOf(primaryKey);
        }
    }
}
