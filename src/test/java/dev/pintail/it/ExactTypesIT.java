package dev.pintail.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.api.LocalApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code types} of a destination: values that PyAirbyte's column types cannot hold as they are. */
class ExactTypesIT {
    private static final String RECORD = """
            [{"id": 18446744073709551615, "price": 1.5e-20, "at": "2026-01-02T03:04:05+02:00"}]""";

    @TempDir
    private Path folder;

    @BeforeEach
    void writeManifest() throws IOException {
        Files.writeString(folder.resolve("manifest.yaml"), """
                version: 6.44.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [trades]}
                spec: {type: Spec, connection_specification: {type: object, properties: {api: {type: string}}}}
                streams:
                  - type: DeclarativeStream
                    name: trades
                    retriever:
                      type: SimpleRetriever
                      requester: {type: HttpRequester, url_base: "{{ config['api'] }}", path: trades}
                      record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                    schema_loader:
                      type: InlineSchemaLoader
                      schema:
                        type: object
                        properties:
                          id: {type: integer}
                          price: {type: number}
                          at: {type: string, format: date-time}
                """);
    }

    private PintailProcess.Result sync(LocalApi api, String writeMode, String types) throws IOException {
        Files.writeString(folder.resolve("pintail.yaml"), """
                connections:
                  market:
                    source: {manifest: manifest.yaml, config: {api: "%s"}, allow_hosts: [127.0.0.1]}
                    destination: {duckdb: market.duckdb%s}
                    write_mode: %s
                """.formatted(api.url(), types, writeMode));
        return new PintailProcess(folder).run("sync");
    }

    private List<List<String>> rows() {
        return new Database(folder.resolve("market.duckdb"))
                .rows(
                        "SELECT CAST(id AS VARCHAR), CAST(price AS VARCHAR), CAST(\"at\" AS VARCHAR), typeof(\"at\") FROM trades");
    }

    @Test
    void aConnectionGetsTheTypesThatItAsksForAndATableThatIsThereIsNotChangedWithALoss() throws IOException {
        try (LocalApi api = new LocalApi(uri -> new LocalApi.Answer(200, "application/json", RECORD))) {
            sync(api, "append", "").assertExitCode(0);
            List<String> likePyAirbyte = Arrays.asList(null, "0.000000000", "2026-01-02 03:04:05", "TIMESTAMP");
            assertThat(rows()).containsExactly(likePyAirbyte);

            PintailProcess.Result refused =
                    sync(api, "append", ", types: exact").assertExitCode(2);
            assertThat(refused.err()).contains("table trades do not keep their meaning", "write_mode overwrite");
            assertThat(rows()).containsExactly(likePyAirbyte);

            List<String> exact =
                    List.of("18446744073709551615", "1.5e-20", "2026-01-02 01:04:05+00", "TIMESTAMP WITH TIME ZONE");
            sync(api, "overwrite", ", types: exact").assertExitCode(0);
            assertThat(rows()).containsExactly(exact);
            sync(api, "append", ", types: [date_time, integer, number]").assertExitCode(0);
            assertThat(rows()).containsExactly(exact, exact);
        }
    }
}
