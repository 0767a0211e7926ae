package dev.pintail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.connection.Connection;
import dev.pintail.connection.ConnectionsFile;
import dev.pintail.json.JsonReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InitCommandTest extends DucksFixture {
    private static final String MANIFEST = """
            version: 6.44.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [a]}
            streams:
              - type: DeclarativeStream
                name: a
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url_base: "https://a.test", path: /a}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                schema_loader: {type: InlineSchemaLoader, schema: {type: object, properties: {}}}
            spec:
              type: Spec
              connection_specification:
                type: object
                required: [account, credentials, start_date, limit, kind]
                properties:
                  account: {type: string, description: "Your account: <a href=\\"x\\">see</a> the docs"}
                  start_date: {type: string, examples: ["2024-01-01"]}
                  limit: {type: integer, default: 50}
                  kind: {type: string, enum: [one-two, three]}
                  optional: {type: string}
                  credentials:
                    type: object
                    oneOf:
                      - required: [auth_type, api_key]
                        properties:
                          auth_type: {type: string, const: key}
                          api_key: {type: string, airbyte_secret: true}
            """;

    @Test
    void whatIsRequiredIsWrittenAndSecretsAreReferences() throws Exception {
        Path manifest = ducks.write("shop.manifest.yaml", MANIFEST);
        Path file = ducks.file("new.yaml");

        Ducks.Result result = Ducks.runPlain("init", manifest.toString(), "--file", file.toString());

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("export SHOP_CREDENTIALS_API_KEY=...")
                .contains("Next:  pintail check shop --file " + file);
        Connection shop = ConnectionsFile.read(file).get("shop");
        assertThat(shop.source().manifest()).isEqualTo("shop.manifest.yaml");
        assertThat(shop.source().config())
                .isEqualTo(Map.of(
                        "account", "",
                        "start_date", "2024-01-01",
                        "limit", 50L,
                        "kind", "one-two",
                        "credentials", Map.of("auth_type", "key", "api_key", "${env:SHOP_CREDENTIALS_API_KEY}")));
        assertThat(Files.readString(file))
                .contains("# Your account: see the docs\n")
                .doesNotContain("optional");
    }

    @Test
    void aFileThatIsThereIsKeptUnlessForced() {
        String manifest = ducks.file("ducks.manifest.yaml").toString();
        String file = ducks.file("pintail.yaml").toString();

        assertThat(Ducks.runPlain("init", manifest, "-f", file).err()).contains("is there already", "--force");
        assertThat(Ducks.runPlain("init", manifest, "-f", file, "--force", "--name", "mine", "--output=json")
                        .out())
                .contains("\"connection\":\"mine\"");
        assertThat(ConnectionsFile.read(Path.of(file)).get("mine").source().config())
                .containsEntry("api_token", "${env:MINE_API_TOKEN}");
    }

    @Test
    void whatInitWroteCanBeCheckedAtOnce() {
        Path file = ducks.file("new.yaml");
        Ducks.runPlain("init", ducks.file("ducks.manifest.yaml").toString(), "-f", file.toString());

        Ducks.Result result = Ducks.runPlain("check", "--file", file.toString(), "--output=json");

        assertThat(((Map<?, ?>) ((Map<?, ?>) JsonReader.read(result.err())).get("error")).get("code"))
                .isEqualTo("SECRET_NOT_FOUND");
        assertThat(ConnectionsFile.read(file).connections()).containsOnlyKeys("ducks");
    }

    @Test
    void completionKnowsEveryCommand() {
        for (String shell : List.of("bash", "zsh", "fish")) {
            Ducks.Result result = Ducks.runPlain("completion", shell);

            assertThat(result.exitCode()).isZero();
            assertThat(result.out()).as(shell).contains("preview", "full-refresh");
        }
        assertThat(Ducks.runPlain("completion", "powershell").exitCode()).isEqualTo(2);
    }

    @Test
    void theVersionNamesBuildAndDuckDb() {
        Ducks.Result result = Ducks.runPlain("--version");

        assertThat(result.out()).containsPattern("pintail .+ \\((native|JVM), Java \\d+, .+\\)\nDuckDB ");
    }
}
