package dev.pintail.catalog;

import dev.pintail.json.JsonWriter;
import dev.pintail.manifest.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a manifest says about one of its streams, without a configuration.
 *
 * @param incremental whether it can be read from where the last sync ended
 * @param primaryKey as messages show it: {@code id}, {@code a, b}; empty for none
 * @param cursorField the field that tells how new a record is; empty for none, a template as it stands
 * @param fields the type of each field of its schema, sorted; empty if the schema is only known at run time
 */
public record StreamOverview(
        String name, boolean incremental, String primaryKey, String cursorField, Map<String, String> fields) {
    /** The streams of a manifest in its order; a stream that is made at run time stands for all that come of it. */
    public static List<StreamOverview> of(Manifest manifest) {
        List<StreamOverview> streams = new ArrayList<>();
        for (String group : List.of("streams", "dynamic_streams")) {
            if (manifest.raw().get(group) instanceof List<?> items) {
                items.forEach(item -> streams.add(of(item, streams.size())));
            }
        }
        return streams;
    }

    private static StreamOverview of(Object raw, int position) {
        JsonFields stream = template(JsonFields.of(raw));
        JsonFields cursor = stream.object("incremental_sync");
        return new StreamOverview(
                name(raw, position),
                !cursor.values().isEmpty(),
                key(stream.values().get("primary_key")),
                cursor.text("cursor_field"),
                fields(stream.values().get("schema_loader")));
    }

    /** The name of a stream's definition; for one without, a word for its place. */
    static String name(Object raw, int position) {
        JsonFields stream = JsonFields.of(raw);
        String own = stream.text("name").isEmpty() ? template(stream).text("name") : stream.text("name");
        return own.isEmpty() ? "stream " + (position + 1) : own;
    }

    /** The part that says what the stream is like. */
    private static JsonFields template(JsonFields stream) {
        return switch (stream.text("type")) {
            case "DynamicDeclarativeStream" -> template(stream.object("stream_template"));
            case "StateDelegatingStream" -> stream.object("incremental_stream");
            case "ConditionalStreams" -> stream.objects("streams").stream().findFirst().map(StreamOverview::template).orElse(stream);
            default -> stream;
        };
    }

    private static String key(Object raw) {
        return switch (raw) {
            case String field -> field;
            case List<?> fields ->
                String.join(", ", fields.stream().map(StreamOverview::path).toList());
            case null, default -> "";
        };
    }

    private static String path(Object field) {
        return field instanceof List<?> path
                ? String.join(".", path.stream().map(String::valueOf).toList())
                : String.valueOf(field);
    }

    private static Map<String, String> fields(Object loader) {
        Map<String, String> fields = new TreeMap<>();
        for (Object each : loader instanceof List<?> several ? several : List.of(JsonFields.of(loader).values())) {
            JsonFields.of(each).object("schema").object("properties").values().forEach((name, schema) ->
                    fields.put(String.valueOf(name), type(JsonFields.of(schema))));
        }
        return fields;
    }

    /** The type without {@code null}, which nearly every field may be. */
    private static String type(JsonFields schema) {
        Object type = schema.values().get("type");
        String word = switch (type) {
            case String single -> single;
            case List<?> several ->
                String.join(
                        " or ",
                        several.stream()
                                .map(String::valueOf)
                                .filter(each -> !each.equals("null"))
                                .sorted()
                                .toList());
            case null, default -> schema.values().isEmpty() ? "anything" : JsonWriter.COMPACT.write(keys(schema));
        };
        return schema.text("format").isEmpty() ? word : word + " (" + schema.text("format") + ")";
    }

    private static List<String> keys(JsonFields schema) {
        return new ArrayList<>(new LinkedHashMap<>(schema.values()).keySet()).stream().map(String::valueOf).sorted().toList();
    }
}
