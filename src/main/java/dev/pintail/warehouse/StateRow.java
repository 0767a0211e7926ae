package dev.pintail.warehouse;

import dev.pintail.json.JsonWriter;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A state as it stands in {@code _airbyte_state}: the protocol's state message, with the members that PyAirbyte writes.
 *
 * @param lastUpdated in microseconds, and different for every write, so that it tells writes of the same state apart
 */
record StateRow(String sourceName, String streamName, String stateJson, OffsetDateTime lastUpdated) {
    static StateRow of(String sourceName, String streamName, Map<String, Object> state, long recordCount, Instant now) {
        Map<String, Object> descriptor = new LinkedHashMap<>();
        descriptor.put("name", streamName);
        descriptor.put("namespace", null);
        Map<String, Object> stream = new LinkedHashMap<>();
        stream.put("stream_descriptor", descriptor);
        stream.put("stream_state", state);
        Map<String, Object> stats = new LinkedHashMap<>();
        stats.put("recordCount", (double) recordCount);
        stats.put("rejectedRecordCount", null);
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", "STREAM");
        message.put("stream", stream);
        message.put("global_", null);
        message.put("data", null);
        message.put("sourceStats", stats);
        message.put("destinationStats", null);
        return new StateRow(sourceName, streamName, JsonWriter.COMPACT.write(message), now.atOffset(ZoneOffset.UTC));
    }
}
