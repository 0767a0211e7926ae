package dev.pintail.protocol;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How far a stream was read before, as a source is given it.
 *
 * @param namespace null for none; streams of a declarative source have none, so others are never theirs
 */
public record StreamState(String stream, String namespace, Map<String, Object> state) {
    public StreamState {
        requireNonNull(stream, "stream is null");
        requireNonNull(state, "state is null");
    }

    /** The state of a stream without a namespace. */
    public StreamState(String stream, Map<String, Object> state) {
        this(stream, null, state);
    }

    /**
     * The states in the protocol's form: a list of STREAM messages, or one GLOBAL message without a shared state. A stream
     * without a state counts as never read. Null and an empty object are no state at all; the object of stream states that the
     * protocol had long ago is refused, as the reference does.
     *
     * @throws ConfigException if it has another form
     */
    public static List<StreamState> listFromJson(Object json) {
        List<StreamState> states = new ArrayList<>();
        for (Object message : ProtocolJson.list("state", isNone(json) ? List.of() : json)) {
            Map<String, Object> state = ProtocolJson.object("state", message);
            if ("GLOBAL".equals(state.get("type"))) {
                states.addAll(global(ProtocolJson.object("global", state.get("global"))));
            } else if (state.get("stream") != null) {
                states.add(stream(ProtocolJson.object("stream", state.get("stream"))));
            } else if (isNone(state.get("data"))) {
                throw new ConfigException(
                        ErrorCode.PROTOCOL_INVALID, "a state must be a stream's or the GLOBAL one of all streams", "");
            }
        }
        return states;
    }

    private static boolean isNone(Object json) {
        return json == null || (json instanceof Map<?, ?> object && object.isEmpty());
    }

    private static List<StreamState> global(Map<String, Object> global) {
        if (global.get("shared_state") != null) {
            throw new ConfigException(
                    ErrorCode.PROTOCOL_INVALID,
                    "the state is a GLOBAL one with a shared state, which no source here wrote",
                    "");
        }
        return ProtocolJson.list("stream_states", global.get("stream_states")).stream()
                .map(state -> stream(ProtocolJson.object("stream_states", state)))
                .toList();
    }

    private static StreamState stream(Map<String, Object> json) {
        Map<String, Object> descriptor = ProtocolJson.object("stream_descriptor", json.get("stream_descriptor"));
        Object state = json.get("stream_state");
        return new StreamState(
                ProtocolJson.text("name", descriptor.get("name")),
                descriptor.get("namespace") instanceof String namespace ? namespace : null,
                state == null ? Map.of() : ProtocolJson.object("stream_state", state));
    }
}
