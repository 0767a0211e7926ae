package dev.pintail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.cli.demo.DemoApi;
import dev.pintail.json.JsonReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The commands that look and change nothing: check, streams, preview, validate. */
class LookingCommandsTest extends DucksFixture {
    @Test
    void checkTriesTheApiAndTheDatabase() {
        Ducks.Result result = ducks.run("check", "ducks");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEqualTo("ducks: the API accepts the configuration; the database will be made.\n");
        assertThat(ducks.file("ducks.duckdb")).doesNotExist();
    }

    @Test
    void checkOfWrongCredentialsSaysSoWithoutTellingThem() {
        Ducks.Result result = ducks.run("check", "--environment", "broken");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .startsWith("CONFIG_INVALID: ducks: ")
                .contains("401")
                .doesNotContain("not-the-token");
    }

    @Test
    void checkAsJson() {
        Ducks.Result result = ducks.run("check", "--output", "json");

        assertThat(JsonReader.read(result.out()))
                .extracting(json -> ((Map<?, ?>) json).get("status"))
                .isEqualTo("SUCCEEDED");
    }

    @Test
    void checkTakesConnectionsOrAConfiguration() {
        Ducks.Result result = ducks.run("check", "ducks", "--config", "config.json");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("either connections or --config");
    }

    @Test
    void streamsAreListedWithKeysAndCursors() {
        Ducks.Result result = ducks.run("streams", "ducks");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .containsPattern("stations +everything +id +yes")
                .containsPattern("sightings +what is new +id +seen_at +yes");
    }

    @Test
    void streamsAsJson() {
        Ducks.Result result = ducks.run("streams", "ducks", "--output=json");

        List<?> streams = (List<?>) JsonReader.read(result.out());
        assertThat(streams).hasSize(2);
        assertThat((Map<?, ?>) streams.getFirst()).extracting("selected").isEqualTo(true);
    }

    @Test
    void previewShowsTheFirstRecordsAndTheRequests() {
        Ducks.Result result = ducks.run("preview", "ducks", "stations", "--limit", "3");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains("3 records shown. Requests made:")
                .containsPattern("GET http://127.0.0.1:\\d+/v1/stations\\?per_page  200  [\\d,]+ ms")
                .doesNotContain(DemoApi.TOKEN);
        assertThat(ducks.file("ducks.duckdb")).doesNotExist();
    }

    @Test
    void previewAsJson() {
        Ducks.Result result = ducks.run("preview", "ducks", "sightings", "--limit=2", "--output=json");

        Map<?, ?> json = (Map<?, ?>) JsonReader.read(result.out());
        assertThat((List<?>) json.get("records")).hasSize(2);
        assertThat((List<?>) json.get("requests")).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void previewOfAStreamThatFailsSaysWhy() {
        Ducks.Result result = ducks.run("preview", "ducks", "stations", "-e", "broken");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("401").doesNotContain("not-the-token");
    }

    @Test
    void previewOfAnUnknownStreamNamesTheNearOne() {
        Ducks.Result result = ducks.run("preview", "ducks", "station");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).startsWith("STREAM_UNKNOWN: ").contains("Did you mean \"stations\"?");
    }

    @Test
    void validateListsAllProblemsWithFileAndLine() {
        Path manifest = ducks.write("bad.yaml", """
                version: 6.44.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [a]}
                streams:
                  - type: DeclarativeStream
                    name: a
                    retriever: {type: SimpleRetreiver}
                """);

        Ducks.Result text = Ducks.runPlain("validate", manifest.toString());
        Ducks.Result json = Ducks.runPlain("validate", manifest.toString(), "--output", "json");

        assertThat(text.exitCode()).isEqualTo(2);
        assertThat(text.err()).startsWith("MANIFEST_INVALID: " + manifest + ":").contains("SimpleRetriever");
        assertThat((List<?>) ((Map<?, ?>) JsonReader.read(json.out())).get("problems"))
                .isNotEmpty();
    }
}
