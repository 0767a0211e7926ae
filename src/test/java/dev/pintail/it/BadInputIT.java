package dev.pintail.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pintail.api.LocalApi;
import dev.pintail.api.LocalApi.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user gets wrong is answered by one line with a stable code, exit code 2, and nothing is written. */
class BadInputIT {
    @TempDir
    private Path folder;

    private LocalApi api;
    private ItemsProject project;

    @BeforeEach
    void start() {
        api = new LocalApi(new ItemsApi(10));
        project = new ItemsProject(folder, api.url());
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void missingConnectionsFile() {
        assertRefused("FILE_NOT_FOUND", "nowhere.yaml", "sync", "-f", "nowhere.yaml");
    }

    @Test
    void missingManifest() {
        project.replaceInConnections("items.manifest.yaml", "absent.yaml");

        assertRefused("FILE_NOT_FOUND", "absent.yaml", "sync");
    }

    @Test
    void yamlErrorInTheConnectionsFile() {
        project.write("pintail.yaml", "connections:\n  items: {source: [}\n");

        assertRefused("CONFIG_INVALID", "pintail.yaml:2:", "sync");
    }

    @Test
    void yamlErrorInTheManifest() {
        project.write("items.manifest.yaml", "version: 1\nstreams: [}\n");

        assertRefused("MANIFEST_INVALID", "line 2", "sync");
    }

    @Test
    void unknownKey() {
        project.replaceInConnections("manifest:", "manifst:");

        assertRefused("CONFIG_INVALID", "Did you mean \"manifest\"?", "sync");
    }

    @Test
    void invalidComponentInTheManifest() {
        project.write("items.manifest.yaml", """
                version: 6.44.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [a]}
                streams:
                  - type: DeclarativeStream
                    name: a
                    retriever: {type: SimpleRetreiver}
                """);

        assertRefused("MANIFEST_INVALID", "SimpleRetriever", "sync");
    }

    @Test
    void unknownConnection() {
        assertRefused("CONNECTION_UNKNOWN", "Did you mean \"items\"?", "sync", "itmes");
    }

    @Test
    void unknownStream() {
        assertRefused("STREAM_UNKNOWN", "Did you mean \"items\"?", "sync", "--stream", "itmes");
    }

    @Test
    void missingConfigProperty() {
        project.replaceInConnections("        end_date: 2026-01-05\n", "");

        assertRefused("CONFIG_INVALID", "end_date", "sync");
    }

    @Test
    void missingSecret() {
        project.replaceInConnections(ItemsProject.TOKEN_VARIABLE, "NOT_SET_ANYWHERE");

        assertRefused("SECRET_NOT_FOUND", "NOT_SET_ANYWHERE", "sync");
    }

    @Test
    void unreachableHost() {
        api.close();

        assertRefused("SOURCE_UNAVAILABLE", "127.0.0.1", "sync");
    }

    @Test
    void hostThatIsNotAllowed() {
        project.replaceInConnections("      allow_hosts: [127.0.0.1]\n", "");

        assertRefused("SOURCE_ADDRESS_REFUSED", "127.0.0.1", "sync");
    }

    @Test
    void refusedCredentials() {
        answerWith(Answer.json(401, Map.of("error", "who are you?")));

        assertRefused("SOURCE_AUTH_FAILED", "401", "sync");
    }

    @Test
    void bodyThatIsNotJson() {
        answerWith(new Answer(200, "text/html", "<html><body>Please log in</body></html>"));

        assertRefused("SOURCE_RESPONSE_INVALID", "items", "sync");
    }

    @Test
    void databaseThatAnotherProcessHasOpen() throws SQLException {
        try (Connection connection =
                        new DuckDBDriver().connect("jdbc:duckdb:" + project.databaseFile(), new Properties());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE mine (id INTEGER)");

            PintailProcess.Result result = project.pintail().run("sync").assertExitCode(2);

            assertThat(result.err()).startsWith("WAREHOUSE_LOCKED: ").contains("items.duckdb");
        }
        assertThat(project.database().rows("SHOW TABLES")).hasSize(1);
        assertThat(api.requests()).isEmpty();
    }

    @Test
    void databaseThatIsNoDuckDbFile() throws IOException {
        Files.writeString(project.databaseFile(), "this is no database, only a text that is long enough to be read");

        PintailProcess.Result result = project.pintail().run("sync").assertExitCode(2);

        assertThat(result.err()).startsWith("WAREHOUSE_");
        assertThat(Files.readString(project.databaseFile())).startsWith("this is no database");
    }

    @Test
    void databaseThatMayNotBeWritten() throws IOException {
        project.replaceInConnections("items.duckdb", "/proc/items.duckdb");

        PintailProcess.Result result = project.pintail().run("sync").assertExitCode(2);

        assertThat(result.err()).startsWith("WAREHOUSE_").contains("/proc/items.duckdb");
    }

    @Test
    void anEventThatIsNoRequest() {
        for (String event : new String[] {"", "[]", "{", "{}", "{\"connection\": \"items\", \"stream\": []}", "null"}) {
            PintailProcess.Result result =
                    project.pintail().runWithInput(event, "invoke").assertExitCode(2);

            assertThat(result.err()).as(event).startsWith("REQUEST_INVALID: ");
            assertThat(result.out()).isEmpty();
        }
        assertThat(project.databaseFile()).doesNotExist();
    }

    @Test
    void executableWithoutTheLibraryThatBelongsToIt() {
        assumeTrue(PintailProcess.isNative(), "the jar brings its library along");

        PintailProcess.Result result = project.pintail()
                .runInShell("cp \"$1\" ./alone; shift; ./alone \"$@\"", "sync")
                .assertExitCode(2);

        assertThat(result.out() + result.err())
                .startsWith("WAREHOUSE_UNAVAILABLE: ")
                .contains("libduckdb_java.so")
                .doesNotContain("\tat ");
    }

    @Test
    void anOptionThatDoesNotExist() {
        PintailProcess.Result result = project.pintail().run("sync", "--fulll").assertExitCode(2);

        assertThat(result.err()).contains("--fulll");
    }

    private void assertRefused(String code, String told, String... arguments) {
        PintailProcess.Result result = project.pintail().run(arguments).assertExitCode(2);

        assertThat(result.err())
                .as("out: %s", result.out())
                .contains(code + ": ")
                .contains(told);
        assertThat(result.err()).doesNotContain("Exception in thread", "\tat ");
        assertThat(project.databaseFile()).doesNotExist();
        assertThat(project.databaseFile().resolveSibling(project.databaseFile().getFileName() + ".wal"))
                .doesNotExist();
    }

    private void answerWith(Answer answer) {
        String old = api.url();
        api.close();
        api = new LocalApi(uri -> answer);
        project.replaceInConnections(old, api.url());
    }
}
