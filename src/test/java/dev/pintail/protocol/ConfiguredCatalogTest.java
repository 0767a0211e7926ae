package dev.pintail.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.ConfigException;
import dev.pintail.json.JsonReader;
import dev.pintail.protocol.ConfiguredCatalog.ConfiguredStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfiguredCatalogTest {
    @Test
    void protocolFormIsRead() {
        Object json = JsonReader.read("""
                {"streams": [{"stream": {"name": "users", "json_schema": {}, "supported_sync_modes": ["full_refresh"]},
                  "sync_mode": "incremental", "destination_sync_mode": "append", "cursor_field": ["at"],
                  "primary_key": [["id"]]}]}
                """);

        assertThat(ConfiguredCatalog.fromJson(json).streams())
                .containsExactly(new ConfiguredStream(
                        "users", Map.of(), SyncMode.INCREMENTAL, List.of("at"), List.of(List.of("id"))));
    }

    @Test
    void missingMembersAreNamed() {
        assertThatThrownBy(() -> ConfiguredCatalog.fromJson(Map.of("other", 1L)))
                .isInstanceOf(ConfigException.class)
                .hasMessage("\"streams\" is missing");
        assertThatThrownBy(() -> ConfiguredCatalog.fromJson(Map.of(
                        "streams", List.of(Map.of("stream", Map.of("name", "users", "json_schema", Map.of()))))))
                .hasMessage("\"supported_sync_modes\" is missing");
    }
}
