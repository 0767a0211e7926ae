package dev.pintail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What somebody is told who makes a mistake in the first five minutes: what is wrong, where, and what to do. */
class FirstErrorsTest extends DucksFixture {
    @Test
    void withoutACommandTheCommandsAreListed() {
        Ducks.Result result = Ducks.runPlain();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).startsWith("Usage: pintail").contains("sync", "To begin:  pintail demo");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void aCommandThatDoesNotExist() {
        assertError(Ducks.runPlain("snyc"), """
                REQUEST_INVALID: There is no command "snyc". Did you mean "sync"?
                  See: pintail --help
                """);
        assertError(Ducks.runPlain("validate", "a.yaml", "b.yaml"), """
                REQUEST_INVALID: "b.yaml" is one argument too many.
                  See: pintail validate --help
                """);
    }

    @Test
    void anOptionThatDoesNotExistOrIsNoNumber() {
        assertError(ducks.run("sync", "--strem", "x"), """
                REQUEST_INVALID: Unknown option: '--strem'. Did you mean "--stream"?
                  See: pintail sync --help
                """);
        assertError(ducks.run("sync", "--max-seconds", "soon"), """
                REQUEST_INVALID: Invalid value for option '--max-seconds': 'soon' is not a whole number.
                  See: pintail sync --help
                """);
    }

    @Test
    void aConnectionsFileThatIsNoYaml() {
        Path file = ducks.write("broken.yaml", "connections:\n  shop:\n    source: {}\n   destination: {}\n");

        assertThat(Ducks.runPlain("sync", file.toString()).err())
                .startsWith("CONFIG_INVALID: %s:4:4: not valid YAML: ".formatted(file))
                .contains("begins in the same column");
    }

    @Test
    void aConnectionsFileThatIsEmpty() {
        Path file = ducks.write("empty.yaml", "\n");

        assertError(Ducks.runPlain("sync", file.toString()), """
                CONFIG_INVALID: %s is empty.
                  "pintail init MANIFEST" writes one.
                """.formatted(file));
    }

    @Test
    void aConnectionsFileInThePlaceOfAManifest() {
        String file = ducks.file("pintail.yaml").toString();

        assertThat(Ducks.runPlain("validate", file).err())
                .contains(
                        "This looks like a connections file: try it with \"pintail check --file %s\".".formatted(file));
    }

    @Test
    void aConfigurationThatLacksWhatTheConnectorRequires() {
        Path file = ducks.write("lacking.yaml", """
                connections:
                  ducks:
                    source: {manifest: ducks.manifest.yaml, config: {api_token: a-token-of-mine}}
                    destination: {duckdb: ducks.duckdb}
                """);

        assertError(Ducks.runPlain("sync", file.toString()), """
                CONFIG_INVALID: Config validation error: 'base_url' is a required property
                  Correct the connector's configuration; "pintail init" writes one with everything that is required.
                """);
        assertThat(ducks.file("ducks.duckdb")).doesNotExist();
    }

    @Test
    void anApiOnThisMachineThatIsNotAllowed() {
        Path file = ducks.write("local.yaml", """
                connections:
                  ducks:
                    source: {manifest: ducks.manifest.yaml, config: {base_url: "%s", api_token: a-token-of-mine}}
                    destination: {duckdb: ducks.duckdb}
                """.formatted(ducks.api().baseUrl()));

        assertThat(Ducks.runPlain("sync", file.toString()).err())
                .contains("SOURCE_ADDRESS_REFUSED: ")
                .contains("allow it by name in the connection's source: allow_hosts: [127.0.0.1]")
                .doesNotContain("a-token-of-mine");
    }

    @Test
    void aCheckThatFailsNamesTheNextCommand() {
        assertThat(ducks.run("check", "-e", "broken").err())
                .contains("preview ducks STREAM --file ")
                .contains(" --environment broken\" shows the requests made.");
    }

    private static void assertError(Ducks.Result result, String expected) {
        assertThat(result.err()).isEqualTo(expected);
        assertThat(result.exitCode()).isEqualTo(2);
    }
}
