package dev.pintail.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.api.LocalApi;
import dev.pintail.api.LocalApi.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Java class in the place of a connector's Python class is found in the artefact, the executable included. */
class CustomClassIT {
    private static final String MANIFEST = """
            version: 6.44.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [labels]}
            streams:
              - type: DeclarativeStream
                name: labels
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url_base: "BASE", path: label}
                  record_selector:
                    type: RecordSelector
                    extractor:
                      type: CustomRecordExtractor
                      class_name: source_declarative_manifest.components.LabelsRecordExtractor
                      field_path: [values]
                schema_loader: {type: InlineSchemaLoader, schema: {type: object, properties: {label: {type: string}}}}
            spec: {type: Spec, connection_specification: {type: object, properties: {}}}
            """;
    private static final String CATALOG = """
            {"streams": [{"stream": {"name": "labels", "json_schema": {}, "supported_sync_modes": ["full_refresh"]},
              "sync_mode": "full_refresh", "destination_sync_mode": "append"}]}
            """;

    @TempDir
    private Path folder;

    @Test
    void theInstalledClassReads() throws Exception {
        try (LocalApi api = new LocalApi(uri -> Answer.json(Map.of("values", List.of("red", "blue"))))) {
            Files.writeString(folder.resolve("manifest.yaml"), MANIFEST.replace("BASE", api.url()));
            Files.writeString(folder.resolve("config.json"), "{}");
            Files.writeString(folder.resolve("catalog.json"), CATALOG);

            PintailProcess.Result result = new PintailProcess(folder)
                    .run(
                            "read",
                            "--config=config.json",
                            "--catalog=catalog.json",
                            "--manifest-path=manifest.yaml",
                            "--allow-host=127.0.0.1")
                    .assertExitCode(0);

            assertThat(result.out()).contains("{\"label\":\"red\"}", "{\"label\":\"blue\"}");
        }
    }
}
