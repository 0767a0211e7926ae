package dev.pintail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.json.JsonReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The commands that deal with what a sync has left: state, query, runs. */
class StoredDataTest extends DucksFixture {
    @Test
    void beforeTheFirstSyncThereIsNothing() {
        assertThat(ducks.run("state", "show", "ducks").out()).contains("has no state");
        assertThat(ducks.run("state", "reset", "ducks").out()).contains("has no state");
        assertThat(ducks.run("runs").out()).contains("ducks has not run yet");
        assertThat(ducks.run("query", "SELECT 1").err()).startsWith("FILE_NOT_FOUND: ");
        assertThat(ducks.file("ducks.duckdb")).doesNotExist();
    }

    @Test
    void aStateIsShownSetAndReset() {
        ducks.run("sync");
        assertThat(ducks.run("state", "show", "ducks").out()).containsPattern("sightings +\\{\"seen_at\":\"20");

        Ducks.Result set = ducks.run("state", "set", "ducks", "sightings", "{\"seen_at\":\"2026-01-01T00:00:00Z\"}");
        assertThat(set.exitCode()).isZero();
        assertThat(states().get("sightings")).isEqualTo(Map.of("seen_at", "2026-01-01T00:00:00Z"));

        Ducks.Result reset = ducks.run("state", "reset", "ducks", "--stream", "sightings");
        assertThat(reset.out()).isEqualTo("Forgotten: sightings.\n");
        assertThat(states().keySet().toString()).isEqualTo("[stations]");
    }

    @Test
    void theNextSyncGoesOnFromTheStateThatWasSet() {
        ducks.run("sync");
        ducks.run("state", "set", "ducks", "sightings", "{\"seen_at\":\"2999-01-01T00:00:00Z\"}");

        assertThat(ducks.run("sync", "--stream", "sightings").out()).containsPattern("sightings +0 read");
    }

    @Test
    void whatIsNoStateIsRefused() {
        ducks.run("sync");

        assertThat(ducks.run("state", "set", "ducks", "sightings", "[1]").err()).startsWith("REQUEST_INVALID: ");
        assertThat(ducks.run("state", "set", "ducks", "sighting", "{}").err()).contains("Did you mean \"sightings\"?");
        assertThat(ducks.run("state", "reset", "ducks", "--stream=sighting").err())
                .contains("Did you mean \"sightings\"?");
    }

    @Test
    void queriesAreAnsweredInEveryFormat() {
        ducks.run("sync", "--stream", "stations");
        String sql =
                "SELECT id, name, NULL AS nothing, '' AS empty, 'a,\"b\"|c' AS odd FROM stations ORDER BY id LIMIT 1";

        assertThat(ducks.run("query", sql).out())
                .containsPattern("id +name +nothing")
                .contains("1 rows");
        assertThat(ducks.run("query", "--format", "csv", sql).out())
                .startsWith("id,name,nothing,empty,odd\r\n")
                .contains(",,\"\",\"a,\"\"b\"\"|c\"\r\n");
        assertThat(ducks.run("query", "--format=markdown", sql).out())
                .startsWith("| id | name | nothing | empty | odd |\n| --- |")
                .contains("a,\"b\"\\|c |");
        List<?> rows = (List<?>)
                JsonReader.read(ducks.run("query", "--format=json", sql).out());
        assertThat(((Map<?, ?>) rows.getFirst()).get("id")).isEqualTo(1L);
        assertThat(ducks.run("query", "--output=json", sql).out())
                .isEqualTo(ducks.run("query", "--format=json", sql).out());
    }

    @Test
    void aQueryKnowsDuckDbsTypes() {
        ducks.run("sync", "--stream", "stations");

        Ducks.Result result = ducks.run(
                "query",
                "--connection",
                "ducks",
                "--format=json",
                "SELECT TIMESTAMP '2026-01-02 03:04:05' AS t, 1.50::DECIMAL(9,4) AS d, [1,2] AS l, '{\"a\":1}'::JSON AS j,"
                        + " true AS b, DATE '2026-01-02' AS day, 2::UTINYINT AS small");

        assertThat(((List<?>) JsonReader.read(result.out())).getFirst())
                .isEqualTo(Map.of(
                        "t",
                        "2026-01-02 03:04:05",
                        "d",
                        1.5,
                        "l",
                        "[1, 2]",
                        "j",
                        Map.of("a", 1L),
                        "b",
                        true,
                        "day",
                        "2026-01-02",
                        "small",
                        2L));
    }

    @Test
    void aQueryWithoutRowsStillHasItsColumns() {
        ducks.run("sync", "--stream", "stations");

        assertThat(ducks.run("query", "--format=csv", "SELECT id FROM stations WHERE false")
                        .out())
                .isEqualTo("id\r\n");
    }

    @Test
    void aQueryChangesNothing() {
        ducks.run("sync", "--stream", "stations");

        Ducks.Result result = ducks.run("query", "DELETE FROM stations");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).startsWith("REQUEST_INVALID: This statement would change the database");
        assertThat(ducks.run("query", "--format=csv", "SELECT count(*) AS n FROM stations")
                        .out())
                .isEqualTo("n\r\n8\r\n");
    }

    @Test
    void aQueryTouchesNoFile() {
        ducks.run("sync", "--stream", "stations");
        Path other = ducks.write("other.csv", "a\n1\n");
        Path made = ducks.file("made");

        for (String sql : List.of(
                "COPY stations TO '%s'".formatted(made),
                "COPY stations TO '%s' (RETURN_FILES true)".formatted(made),
                "SELECT 1; COPY stations TO '%s'".formatted(made),
                "EXPLAIN ANALYZE COPY stations TO '%s'".formatted(made),
                "EXPORT DATABASE '%s'".formatted(made),
                "ATTACH '%s'".formatted(made),
                "SELECT * FROM read_csv('%s')".formatted(other),
                "COPY stations FROM '%s'".formatted(other),
                "SET enable_external_access = true",
                "INSTALL httpfs",
                "CREATE TABLE mine AS SELECT 1")) {
            Ducks.Result result = ducks.run("query", sql);

            assertThat(result.exitCode()).as(sql).isEqualTo(2);
            assertThat(result.err())
                    .as(sql)
                    .startsWith("REQUEST_INVALID: This statement would change the database or touch a file");
            assertThat(made).as(sql).doesNotExist();
        }
    }

    @Test
    void aWrongQueryIsToldInDuckDbsWords() {
        ducks.run("sync", "--stream", "stations");

        assertThat(ducks.run("query", "SELECT * FROM station").err())
                .startsWith("REQUEST_INVALID: DuckDB refuses the query: Catalog Error: ")
                .contains("Did you mean \"stations\"?")
                .doesNotContain("stream");
        assertThat(ducks.run("query", "SELEC 1").err())
                .startsWith("REQUEST_INVALID: DuckDB refuses the query: Parser Error: ")
                .contains("SELEC 1");
        assertThat(ducks.run("query", "SELECT name::INT FROM stations").err())
                .startsWith("REQUEST_INVALID: DuckDB refuses the query: Conversion Error: ");
        assertThat(ducks.run("query", "SELECT 1; SELECT 2").exitCode()).isZero();
        assertThat(ducks.run("query", "").err()).startsWith("REQUEST_INVALID: ");
    }

    @Test
    void aFileIsAskedWithoutAConnectionsFile() {
        ducks.run("sync", "--stream", "stations");

        Ducks.Result result = Ducks.runPlain(
                "query", "--database", ducks.file("ducks.duckdb").toString(), "--format=csv", "SELECT 1 AS one");

        assertThat(result.out()).isEqualTo("one\r\n1\r\n");
        assertThat(Ducks.runPlain("query", "--database", "absent.duckdb", "SELECT 1")
                        .err())
                .startsWith("FILE_NOT_FOUND: ");
    }

    @Test
    void runsAreLimited() {
        ducks.run("sync", "--stream", "stations");

        assertThat(ducks.run("runs", "ducks", "--limit", "1").exitCode()).isZero();
        assertThat(JsonReader.read(ducks.run("runs", "--output=json").out())).isInstanceOf(List.class);
    }

    private Map<?, ?> states() {
        return (Map<?, ?>) JsonReader.read(
                ducks.run("state", "show", "ducks", "--output=json").out());
    }
}
