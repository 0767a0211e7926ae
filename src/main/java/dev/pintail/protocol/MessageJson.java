package dev.pintail.protocol;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Messages as JSON objects, with the members and in the order of the reference (cdk-semantics 6.11, 7.5). Records lose the nulls
 * at their top.
 *
 * @param masking takes the secrets out of a text
 */
record MessageJson(UnaryOperator<String> masking) {
    MessageJson {
        requireNonNull(masking, "masking is null");
    }

    static Map<String, Object> record(String stream, Map<String, Object> data, Instant emittedAt) {
        return typed("RECORD", "record", recordBody(stream, data, emittedAt));
    }

    static Map<String, Object> record(Message.FileRecord file) {
        return typed(
                "RECORD",
                "record",
                recordBody(file.stream(), file.data(), file.emittedAt()).with("file_reference", file.fileReference()));
    }

    private static JsonObject recordBody(String stream, Map<String, Object> data, Instant emittedAt) {
        return new JsonObject()
                .with("stream", stream)
                .with("data", withoutNulls(data))
                .with("emitted_at", emittedAt.toEpochMilli());
    }

    private static Map<String, Object> withoutNulls(Map<String, Object> data) {
        for (Object value : data.values()) { // not containsValue: some maps refuse to be asked for null
            if (value == null) {
                Map<String, Object> kept = new LinkedHashMap<>(data);
                kept.values().removeIf(Objects::isNull);
                return kept;
            }
        }
        return data;
    }

    /** The protocol counts in floating numbers. */
    static Map<String, Object> state(Message.State message) {
        JsonObject stream = new JsonObject()
                .with("stream_descriptor", descriptor(message.stream()))
                .with("stream_state", message.state());
        return typed(
                "STATE",
                "state",
                new JsonObject()
                        .with("type", "STREAM")
                        .with("stream", stream)
                        .with("sourceStats", new JsonObject().with("recordCount", (double) message.recordCount())));
    }

    static Map<String, Object> streamStatus(Message.StreamStatus message) {
        JsonObject status = new JsonObject()
                .with("stream_descriptor", descriptor(message.stream()))
                .with("status", message.status().name());
        if (message.rateLimited()) {
            status.with("reasons", List.of(new JsonObject().with("type", "RATE_LIMITED")));
        }
        return trace("STREAM_STATUS", (double) message.emittedAt().toEpochMilli(), "stream_status", status);
    }

    Map<String, Object> failure(Message.Failure message) {
        JsonObject error = new JsonObject().with("message", masking.apply(message.message()));
        if (message.internalMessage() != null) {
            error.with("internal_message", masking.apply(message.internalMessage()));
        }
        if (message.cause() != null) {
            error.with("stack_trace", masking.apply(StackTraceText.of(message.cause())));
        }
        error.with("failure_type", message.failureType().protocolName());
        if (message.stream() != null) {
            error.with("stream_descriptor", descriptor(message.stream()));
        }
        return trace("ERROR", message.at().toEpochMilli(), "error", error);
    }

    static Map<String, Object> configUpdate(Message.ConfigUpdate message) {
        return typed(
                "CONTROL",
                "control",
                new JsonObject()
                        .with("type", "CONNECTOR_CONFIG")
                        .with("emitted_at", (double) message.emittedAt().toEpochMilli())
                        .with("connectorConfig", new JsonObject().with("config", message.config())));
    }

    Map<String, Object> log(Message.Log message) {
        return typed(
                "LOG",
                "log",
                new JsonObject().with("level", message.level().name()).with("message", masking.apply(message.text())));
    }

    Map<String, Object> connectionStatus(ConnectionStatus status) {
        JsonObject json = new JsonObject().with("status", status.status().name());
        if (status.message() != null) {
            json.with("message", masking.apply(status.message()));
        }
        return typed("CONNECTION_STATUS", "connectionStatus", json);
    }

    /** A message: its type, and its body under the member of that type. */
    static Map<String, Object> typed(String type, String member, Map<String, Object> body) {
        return new JsonObject().with("type", type).with(member, body);
    }

    private static Map<String, Object> trace(String type, Object emittedAt, String member, JsonObject body) {
        return typed(
                "TRACE",
                "trace",
                new JsonObject()
                        .with("type", type)
                        .with("emitted_at", emittedAt)
                        .with(member, body));
    }

    private static JsonObject descriptor(String stream) {
        return new JsonObject().with("name", stream);
    }

    /** A JSON object that is put together member by member. */
    private static final class JsonObject extends LinkedHashMap<String, Object> {
        private static final long serialVersionUID = 1;

        JsonObject with(String name, Object value) {
            put(name, value);
            return this;
        }
    }
}
