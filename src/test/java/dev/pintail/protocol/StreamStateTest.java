package dev.pintail.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.ConfigException;
import dev.pintail.json.JsonReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamStateTest {
    @Test
    void listOfStreamMessagesIsRead() {
        assertThat(states("""
                        [{"type": "STREAM", "stream": {"stream_descriptor": {"name": "users"}, "stream_state": {"at": 1}}},
                         {"type": "STREAM", "stream": {"stream_descriptor": {"name": "users", "namespace": "crm"}}}]
                        """))
                .containsExactly(new StreamState("users", Map.of("at", 1L)), new StreamState("users", "crm", Map.of()));
    }

    @Test
    void globalMessageIsReadUnlessItHasASharedState() {
        String global = """
                [{"type": "GLOBAL", "global": {"shared_state": %s, "stream_states":
                  [{"stream_descriptor": {"name": "users"}, "stream_state": {"at": 1}}]}}]
                """;

        assertThat(states(global.formatted("null"))).containsExactly(new StreamState("users", Map.of("at", 1L)));
        assertThatThrownBy(() -> states(global.formatted("{}")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("shared state");
    }

    @Test
    void absentStateIsNoState() {
        assertThat(StreamState.listFromJson(null)).isEmpty();
        assertThat(states("{}")).isEmpty();
    }

    @Test
    void whatIsNoListOfStatesIsRefused() {
        assertThatThrownBy(() -> states("{\"users\": {\"at\": 1}}")).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> states("[{\"type\": \"STREAM\"}]"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("GLOBAL");
    }

    private static List<StreamState> states(String json) {
        return StreamState.listFromJson(JsonReader.read(json));
    }
}
