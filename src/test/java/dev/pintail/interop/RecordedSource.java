package dev.pintail.interop;

import static dev.pintail.interop.InteropCase.object;

import dev.pintail.json.JsonReader;
import dev.pintail.protocol.AirbyteStream;
import dev.pintail.protocol.Catalog;
import dev.pintail.protocol.Message;
import dev.pintail.protocol.MessageSink;
import dev.pintail.protocol.SyncMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/**
 * A stand-in for the source room, for cases that need no more: a stream's records are those of all recorded bodies of its
 * path, and its state is the greatest cursor value. It knows nothing of windows and partitions.
 */
final class RecordedSource implements InteropSource {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    private final InteropCase interop;

    RecordedSource(InteropCase interop) {
        this.interop = interop;
    }

    /** What is needed of a manifest's stream. */
    private record Declared(
            String name,
            String path,
            List<?> fieldPath,
            Map<String, Object> schema,
            List<List<String>> key,
            String cursor,
            String start) {}

    private List<Declared> declared(InteropCase.Run run) {
        List<Declared> streams = new ArrayList<>();
        Map<String, Object> manifest = object(new Yaml().load(interop.manifest(run)));
        for (Object each : (List<?>) manifest.get("streams")) {
            Map<String, Object> stream = object(each);
            Map<String, Object> retriever = object(stream.get("retriever"));
            Map<String, Object> extractor =
                    object(object(retriever.get("record_selector")).get("extractor"));
            List<List<String>> key = switch (stream.get("primary_key")) {
                case null -> List.of();
                case List<?> parts ->
                    parts.stream().map(p -> List.of(String.valueOf(p))).toList();
                case Object one -> List.of(List.of(String.valueOf(one)));
            };
            Map<String, Object> cursor = object(stream.get("incremental_sync"));
            streams.add(new Declared(
                    (String) stream.get("name"),
                    (String) object(retriever.get("requester")).get("path"),
                    (List<?>) extractor.get("field_path"),
                    object(object(stream.get("schema_loader")).get("schema")),
                    key,
                    cursor == null ? null : (String) cursor.get("cursor_field"),
                    cursor == null ? null : String.valueOf(cursor.get("start_datetime"))));
        }
        return streams;
    }

    @Override
    public Catalog discover(InteropCase.Run run) {
        return new Catalog(declared(run).stream()
                .map(s -> new AirbyteStream(
                        s.name,
                        s.schema,
                        List.of(SyncMode.FULL_REFRESH, SyncMode.INCREMENTAL),
                        null,
                        s.cursor == null ? List.of() : List.of(s.cursor),
                        s.key,
                        null,
                        null))
                .toList());
    }

    @Override
    public void read(
            InteropCase.Run run, List<String> streams, Map<String, Map<String, Object>> states, MessageSink sink) {
        for (Declared stream : declared(run)) {
            if (streams.contains(stream.name)) {
                read(run, stream, states.getOrDefault(stream.name, Map.of()), sink);
            }
        }
    }

    private void read(InteropCase.Run run, Declared stream, Map<String, Object> state, MessageSink sink) {
        String cursor = stream.cursor == null ? null : (String) state.getOrDefault(stream.cursor, stream.start);
        long count = 0;
        for (Object each : interop.exchanges(run)) {
            Map<String, Object> exchange = object(each);
            if (!stream.path.equals(object(exchange.get("request")).get("path"))) {
                continue;
            }
            Object body =
                    JsonReader.read((String) object(exchange.get("response")).get("body"));
            for (Object key : stream.fieldPath) {
                body = object(body).get(key);
            }
            List<Map<String, Object>> records = new ArrayList<>();
            for (Object record : (List<?>) body) {
                records.add(object(record));
                if (stream.cursor != null) {
                    String value = (String) object(record).get(stream.cursor);
                    cursor = value.compareTo(cursor) > 0 ? value : cursor;
                }
            }
            count += records.size();
            sink.accept(new Message.Records(stream.name, records, NOW));
        }
        Map<String, Object> after = new LinkedHashMap<>();
        if (cursor == null) {
            after.put("__ab_no_cursor_state_message", true);
        } else {
            after.put(stream.cursor, cursor);
        }
        sink.accept(new Message.State(stream.name, after, count));
    }
}
