package dev.pintail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.cli.demo.DemoApi;
import dev.pintail.json.JsonReader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class SyncCommandTest extends DucksFixture {
    @Test
    void theEndTellsRowsAndTheNextCommand() {
        Ducks.Result result = ducks.run("sync");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .containsPattern("stations +8 read, +8 loaded succeeded")
                .contains("ducks: succeeded, ")
                .endsWith("Next:  pintail query --database %s \"SELECT * FROM stations LIMIT 5\"\n"
                        .formatted(ducks.file("ducks.duckdb")));
        assertThat(result.err())
                .contains("sightings: waiting, the API limits the rate")
                .doesNotContain("\u001b");
    }

    @Test
    void asJsonThereIsTheResultAndNothingElse() {
        Ducks.Result result = ducks.run("sync", "--stream=stations", "--output=json");

        assertThat(result.out().lines()).hasSize(1);
        assertThat(((Map<?, ?>) JsonReader.read(result.out())).get("rowsSynced"))
                .isEqualTo(8L);
    }

    @Test
    void fullRefreshReadsEverythingAgain() {
        ducks.run("sync");

        assertThat(ducks.run("sync", "--stream=sightings").out()).containsPattern("sightings +0 read");
        assertThat(ducks.run("sync", "--stream=sightings", "--full-refresh").out())
                .containsPattern("sightings +1,\\d\\d\\d read");
    }

    @Test
    void aFailureIsJsonToo() {
        Ducks.Result result = ducks.run("sync", "--stream", "station", "--output", "json");

        assertThat(result.exitCode()).isEqualTo(2);
        Map<?, ?> error = (Map<?, ?>) ((Map<?, ?>) JsonReader.read(result.err())).get("error");
        assertThat(error.get("code")).isEqualTo("STREAM_UNKNOWN");
        assertThat(error.get("did_you_mean")).isEqualTo("stations");
        assertThat(error.get("retryable")).isEqualTo(false);
        assertThat((String) error.get("hint")).contains("stations");
    }

    @Test
    void wrongUsageIsJsonToo() {
        Ducks.Result result = ducks.run("sync", "--output=json", "--fulll-refresh");

        Map<?, ?> error = (Map<?, ?>) ((Map<?, ?>) JsonReader.read(result.err())).get("error");
        assertThat(error.get("code")).isEqualTo("REQUEST_INVALID");
        assertThat(error.get("did_you_mean")).isEqualTo("--full-refresh");
    }

    @Test
    void anUnknownCommandIsAnsweredWithTheNearOne() {
        Ducks.Result result = Ducks.runPlain("snyc");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("Did you mean \"sync\"?");
    }

    @Test
    void debugShowsWhereAFailureCameFrom() {
        assertThat(ducks.run("sync", "--stream=nothing").err()).doesNotContain("\tat ");
        assertThat(ducks.run("sync", "--stream=nothing", "--debug").err()).contains("\tat ");
    }

    @Test
    void aStretchOfTimeIsReadAgain() {
        ducks.run("sync", "--stream=sightings");
        String day = Instant.now().minus(Duration.ofDays(3)).toString().substring(0, 10);
        String before = Instant.now().minus(Duration.ofDays(5)).toString().substring(0, 10);

        Ducks.Result result = ducks.run("sync", "--stream=sightings", "--from", before, "--to", day);

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).containsPattern("sightings +[1-9]\\d{0,2} read");
    }

    @Test
    void timesAndDurationsAreChecked() {
        assertThat(ducks.run("sync", "--from", "yesterday").err()).contains("REQUEST_INVALID: --from must be a date");
        assertThat(ducks.run("sync", "--from", "2026-02-01", "--to", "2026-01-01")
                        .exitCode())
                .isEqualTo(2);
        assertThat(ducks.run("sync", "--to=2026-01-01").exitCode()).isEqualTo(2);
        assertThat(ducks.run("sync", "--max-seconds", "0").err()).contains("--max-seconds");
        assertThat(ducks.file("ducks.duckdb")).doesNotExist();
    }

    @Test
    void theReportIsOnePageThatNeedsNothingElse() throws Exception {
        Path page = ducks.file("report.html");

        Ducks.Result result = ducks.run("sync", "--report", page.toString());

        assertThat(result.exitCode()).isZero();
        String text = Files.readString(page);
        assertThat(text)
                .doesNotContain(DemoApi.TOKEN, "<script", "href=", "src=", "@import", "url(")
                .contains("stations", "sightings", "429");
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text.replace("<!DOCTYPE html>", ""))));
        assertThat(document.getElementsByTagName("svg").getLength()).isEqualTo(1);
        assertThat(document.getElementsByTagName("polyline").getLength()).isEqualTo(2);
        assertThat(document.getElementsByTagName("rect").getLength()).isGreaterThan(5);
    }
}
