package dev.pintail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.cli.demo.DemoApi;
import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The options of the Airbyte protocol's verbs; what the verbs do is tested by {@code VerbsIT}. */
class VerbOptionsTest extends DucksFixture {
    private String manifest;
    private String config;

    @BeforeEach
    void start() {
        manifest = "--manifest-path=" + ducks.file("ducks.manifest.yaml");
        config = "--config="
                + ducks.write(
                        "config.json",
                        JsonWriter.COMPACT.write(
                                Map.of("base_url", ducks.api().baseUrl(), "api_token", DemoApi.TOKEN)));
    }

    @Test
    void withAConfigurationCheckIsTheProtocolsVerb() {
        Ducks.Result result = Ducks.runPlain("check", config, manifest, "--allow-host", "127.0.0.1");

        assertThat(JsonReader.read(result.out()))
                .isEqualTo(Map.of("type", "CONNECTION_STATUS", "connectionStatus", Map.of("status", "SUCCEEDED")));
    }

    @Test
    void specWithoutAManifestAsksForOne() {
        Ducks.Result result = Ducks.runPlain("spec");

        assertThat(result.exitCode()).isZero();
        Map<?, ?> spec = (Map<?, ?>) ((Map<?, ?>) JsonReader.read(result.out())).get("spec");
        Map<?, ?> schema = (Map<?, ?>) spec.get("connectionSpecification");
        assertThat(schema.get("required")).isEqualTo(List.of("__injected_declarative_manifest"));
        assertThat(schema.get("additionalProperties")).isEqualTo(true);
    }

    @Test
    void pythonCodeBesideTheManifestIsTakenAndNotRun() {
        Path components = ducks.write("components.py", "raise SystemExit(3)");

        Ducks.Result result = Ducks.runPlain(
                "discover", config, manifest, "--components-path", components.toString(), "--allow-host=127.0.0.1");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(Ducks.runPlain("discover", config, manifest, "--components-path=absent.py")
                        .err())
                .startsWith("FILE_NOT_FOUND: ");
    }

    @Test
    void pythonCodeInTheConfigurationIsNoMemberOfIt() {
        String injected = "--config="
                + ducks.write(
                        "injected.json",
                        JsonWriter.COMPACT.write(Map.of(
                                "base_url",
                                ducks.api().baseUrl(),
                                "api_token",
                                DemoApi.TOKEN,
                                "__injected_components_py",
                                "raise SystemExit(3)",
                                "__injected_declarative_manifest",
                                Map.of(
                                        "version",
                                        "6.44.0",
                                        "type",
                                        "DeclarativeSource",
                                        "check",
                                        Map.of("type", "CheckStream", "stream_names", List.of()),
                                        "streams",
                                        List.of(),
                                        "spec",
                                        Map.of(
                                                "type",
                                                "Spec",
                                                "connection_specification",
                                                Map.of(
                                                        "type",
                                                        "object",
                                                        "additionalProperties",
                                                        false,
                                                        "properties",
                                                        Map.of("base_url", Map.of(), "api_token", Map.of())))))));

        assertThat(Ducks.runPlain("discover", injected).out()).contains("\"CATALOG\"");
    }

    @Test
    void debugShowsWhereAFailureCameFrom() {
        Ducks.Result plain = Ducks.runPlain("discover", "--config=absent.json", manifest);
        Ducks.Result debug = Ducks.runPlain("discover", "--config=absent.json", manifest, "--debug");

        assertThat(plain.exitCode()).isEqualTo(1);
        assertThat(plain.err()).doesNotContain("\tat ");
        assertThat(debug.err()).contains("\tat ");
        assertThat(debug.out()).contains("\"TRACE\"");
    }

    @Test
    void readTakesACatalogAndStates() {
        String catalog = "--catalog=" + ducks.write("catalog.json", """
                        {"streams": [{"stream": {"name": "sightings", "json_schema": {}, "supported_sync_modes": ["incremental"]},
                          "sync_mode": "incremental", "destination_sync_mode": "append"}]}
                        """);
        String state = "--state=" + ducks.write("state.json", """
                        [{"type": "STREAM", "stream": {"stream_descriptor": {"name": "sightings", "namespace": null},
                          "stream_state": {"seen_at": "2999-01-01T00:00:00Z"}}, "global_": null, "data": null}]
                        """);

        Ducks.Result result = Ducks.runPlain("read", config, catalog, state, manifest, "--allow-host=127.0.0.1");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("\"COMPLETE\"").doesNotContain("\"RECORD\"");
    }
}
