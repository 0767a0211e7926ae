package dev.pintail.protocol;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/** The streams to read and how, in the order in which they are to start. */
public record ConfiguredCatalog(List<ConfiguredStream> streams) {
    /** No stream: what check and discover build their streams with. */
    public static final ConfiguredCatalog NONE = new ConfiguredCatalog(List.of());

    public ConfiguredCatalog {
        streams = List.copyOf(streams);
    }

    /**
     * A configured catalog in the protocol's form. What a source does not need (namespace, destination settings) is not kept.
     *
     * @throws dev.pintail.error.ConfigException if a required member is missing or has another form
     */
    public static ConfiguredCatalog fromJson(Object json) {
        Map<String, Object> catalog = ProtocolJson.object("catalog", json);
        return new ConfiguredCatalog(ProtocolJson.list("streams", catalog.get("streams")).stream()
                .map(stream -> ConfiguredStream.fromJson(ProtocolJson.object("streams", stream)))
                .toList());
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

        private static ConfiguredStream fromJson(Map<String, Object> json) {
            Map<String, Object> stream = ProtocolJson.object("stream", json.get("stream"));
            ProtocolJson.list("supported_sync_modes", stream.get("supported_sync_modes"));
            return new ConfiguredStream(
                    ProtocolJson.text("name", stream.get("name")),
                    ProtocolJson.object("json_schema", stream.get("json_schema")),
                    SyncMode.ofProtocolName(ProtocolJson.text("sync_mode", json.get("sync_mode"))),
                    texts("cursor_field", json.get("cursor_field")),
                    json.get("primary_key") == null
                            ? List.of()
                            : ProtocolJson.list("primary_key", json.get("primary_key")).stream()
                                    .map(path -> texts("primary_key", path))
                                    .toList());
        }

        private static List<String> texts(String name, Object value) {
            return value == null
                    ? List.of()
                    : ProtocolJson.list(name, value).stream()
                            .map(text -> ProtocolJson.text(name, text))
                            .toList();
        }
    }
}
