package dev.pintail.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.api.LocalApi.Answer;
import dev.pintail.api.RegistryServer;
import dev.pintail.api.TlsApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands about connectors, as a user runs them; first those that docs/connectors.md shows. */
class ConnectorsIT {
    private static final Path PAGE = Path.of("docs/connectors.md").toAbsolutePath();
    private static final Pattern BLOCK = Pattern.compile("```(sh|yaml)\\n(.*?)```", Pattern.DOTALL);
    private static final String TOKEN = "todo-token-of-the-test";

    @TempDir
    private Path folder;

    private RegistryServer registry;
    private TlsApi api;

    @BeforeEach
    void open() throws Exception {
        Files.writeString(folder.resolve("pintail.yaml"), blocks("yaml").getFirst());
        registry = new RegistryServer();
        registry.connector("source-todoist", "0.3.9", manifest(), Map.of());
        registry.connector(
                "source-todoist",
                "1.0.0",
                manifest().replace("name: projects", "name: project_list"),
                Map.of(
                        "allowedHosts",
                        Map.of("hosts", List.of("api.todoist.com/rest/v2")),
                        "releases",
                        Map.of(
                                "breakingChanges",
                                Map.of(
                                        "1.0.0",
                                        Map.of(
                                                "message",
                                                "The stream projects is called project_list.",
                                                "upgradeDeadline",
                                                "2027-01-15")))));
        registry.connector("source-big", "2.0.0", null, Map.of("language", "python", "name", "Big"));
        api = new TlsApi("api.todoist.com", folder, ConnectorsIT::answer);
    }

    @AfterEach
    void close() throws Exception {
        registry.close();
        api.close();
    }

    @Test
    void everyCommandOfThePageWorks() {
        List<String> commands = blocks("sh").stream().flatMap(String::lines).toList();
        assertThat(commands).hasSizeGreaterThan(5).allMatch(command -> command.startsWith("./pintail "));

        StringBuilder said = new StringBuilder();
        for (String command : commands) {
            said.append(run(command.substring("./pintail ".length()).split(" "))
                    .assertExitCode(0)
                    .out());
        }

        assertThat(said.toString())
                .contains("source-todoist 1.0.0   runs")
                .contains("source-big     2.0.0   not here")
                .contains("Runs here:      yes")
                .contains("source-todoist 0.3.9 is pinned.")
                .contains("source-todoist 0.3.9 -> 1.0.0")
                .contains("1.0.0, deadline 2027-01-15")
                .contains("+ stream project_list")
                .contains("- stream projects");
        assertThat(new Database(folder.resolve("todo.duckdb")).count("tasks")).isEqualTo(2);
        assertThat(new Database(folder.resolve("todo.duckdb")).count("projects"))
                .isEqualTo(1);
        assertThat(folder.resolve("pintail-bundle")).isDirectoryContaining("glob:**.manifest");
    }

    @Test
    void aSecondRunNeedsNeitherRegistryNorCacheIfThereIsABundle() throws IOException {
        PintailProcess.Result first = run("sync").assertExitCode(0);
        assertThat(first.err() + first.out()).contains("source-todoist 1.0.0 is now pinned in pintail.lock.");
        run("connectors", "bundle").assertExitCode(0);
        registry.close();
        run("sync").assertExitCode(0); // from the cache or the bundle

        deleteTheCache();
        run("sync").assertExitCode(0);
        assertThat(new Database(folder.resolve("todo.duckdb")).count("project_list"))
                .isEqualTo(1);
    }

    @Test
    void whatIsNewIsPinnedUnlessItBreaksSomething() throws IOException {
        run("connectors", "pin", "todoist@0.3.9").assertExitCode(0);

        PintailProcess.Result breaking = run("connectors", "update", "--apply").assertExitCode(0);

        assertThat(breaking.out())
                .contains("1.0.0, deadline 2027-01-15")
                .contains("To take it: pintail connectors pin source-todoist@1.0.0")
                .doesNotContain("is pinned now");
        assertThat(Files.readString(folder.resolve("pintail.lock"))).doesNotContain("1.0.0");

        run("connectors", "pin", "todoist@1.0.0").assertExitCode(0);
        registry.connector("source-todoist", "1.1.0", manifest(), Map.of());

        assertThat(freshly("connectors", "update").assertExitCode(0).out())
                .contains("source-todoist 1.0.0 -> 1.1.0")
                .doesNotContain("is pinned now");
        PintailProcess.Result applied =
                run("connectors", "update", "todoist", "--apply").assertExitCode(0);

        assertThat(applied.out()).contains("source-todoist 1.0.0 -> 1.1.0").contains("1.1.0 is pinned now.");
        assertThat(run("connectors", "update").assertExitCode(0).out())
                .isEqualTo("source-todoist 1.1.0 is the newest.\n");
        run("sync").assertExitCode(0);
        assertThat(new Database(folder.resolve("todo.duckdb")).count("projects"))
                .isEqualTo(1);
    }

    @Test
    void aWithdrawnVersionThatIsPinnedIsTold() {
        run("connectors", "pin", "todoist@0.3.9").assertExitCode(0);
        registry.yank("source-todoist", "0.3.9");

        assertThat(freshly("connectors", "update").assertExitCode(0).err())
                .contains("source-todoist 0.3.9, which is pinned, was withdrawn by its publisher.");
    }

    @Test
    void theListSaysWhatRunsHereIfItIsAsked() {
        registry.connector(
                "source-odd",
                "1.0.0",
                manifest()
                        .replace(
                                "{type: DpathExtractor, field_path: []}",
                                "{type: CustomRecordExtractor, class_name: x.OddExtractor}"),
                Map.of());

        assertThat(run("connectors").assertExitCode(0).out())
                .containsPattern("source-todoist +1.0.0 +declarative")
                .containsPattern("source-odd +1.0.0 +declarative");
        assertThat(run("connectors", "--check").assertExitCode(0).out())
                .containsPattern("source-todoist +1.0.0 +runs")
                .containsPattern("source-odd +1.0.0 +not here")
                .containsPattern("source-big +2.0.0 +not here");
    }

    @Test
    void aBundleGoesWhereItIsWanted() throws IOException {
        run("connectors", "pin", "todoist@0.3.9").assertExitCode(0);
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.copy(folder.resolve("pintail.lock"), elsewhere.resolve("pintail.lock"));
        Files.move(folder.resolve("pintail.yaml"), elsewhere.resolve("my.yaml"));

        run("connectors", "bundle", "--file", "elsewhere/my.yaml", "--output", "made/bundle")
                .assertExitCode(0);

        assertThat(folder.resolve("made/bundle")).isDirectoryContaining("glob:**.manifest");
    }

    @Test
    void debugShowsWhereAFailureCameFrom() {
        assertThat(run("connectors", "describe", "todoits").err()).doesNotContain("\tat ");
        assertThat(run("connectors", "describe", "todoits", "--debug").err()).contains("\tat ");
    }

    @Test
    void aReplacedManifestIsRefusedBeforeAnythingIsRead() throws IOException {
        run("connectors", "pin", "todoist@0.3.9").assertExitCode(0);
        deleteTheCache();
        registry.replaceManifest("source-todoist", "0.3.9", manifest().replace("rest/v2", "rest/v3"));

        PintailProcess.Result result = run("sync");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).startsWith("MANIFEST_CHANGED: The manifest of source-todoist@0.3.9 has changed");
        assertThat(api.requests()).isEmpty();
    }

    @Test
    void strictHostsRefusesAHostThatThePublisherDoesNotName() throws IOException {
        registry.connector(
                "source-todoist",
                "1.0.1",
                manifest(),
                Map.of("allowedHosts", Map.of("hosts", List.of("other.example.com"))));
        PintailProcess.Result reported = run("sync").assertExitCode(0);
        assertThat(reported.err()).containsOnlyOnce("talks to api.todoist.com, which its publisher does not name");

        Path file = folder.resolve("pintail.yaml");
        Files.writeString(
                file, Files.readString(file).replace("      config:\n", "      strict_hosts: true\n      config:\n"));
        PintailProcess.Result refused = run("sync");
        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.err()).contains("SOURCE_ADDRESS_REFUSED");
    }

    @Test
    void whatCannotBeFoundIsToldWithWhatToDo() {
        assertThat(run("connectors", "describe", "todoits").assertExitCode(2).err())
                .contains("CONNECTOR_UNKNOWN")
                .contains("Did you mean \"source-todoist\"?");
        assertThat(run("connectors", "pin", "big").assertExitCode(2).err())
                .contains("MANIFEST_UNSUPPORTED: source-big cannot run here: it is a Python program")
                .contains("Connector Builder");
        assertThat(run("connectors", "update").assertExitCode(2).err()).contains("Nothing is pinned");
        registry.spoil("oss_registry.json", RegistryServer.Fault.WEB_PAGE);
        assertThat(freshly("connectors").assertExitCode(2).err())
                .contains("CATALOG_UNAVAILABLE")
                .contains("web page");
    }

    private PintailProcess.Result freshly(String... arguments) {
        try {
            deleteTheCache();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return run(arguments);
    }

    private PintailProcess.Result run(String... arguments) {
        return new PintailProcess(folder)
                .with("PINTAIL_REGISTRY", registry.url())
                .with("PINTAIL_CACHE", folder.resolve("cache").toString())
                .with("HTTPS_PROXY", api.proxyUrl())
                .with("NO_PROXY", "127.0.0.1")
                .with("REQUESTS_CA_BUNDLE", api.certificate().toString())
                .with("CURL_CA_BUNDLE", api.certificate().toString())
                .with("SSL_CERT_FILE", api.certificate().toString())
                .with("TODOIST_TOKEN", TOKEN)
                .run(arguments);
    }

    private void deleteTheCache() throws IOException {
        Path cache = folder.resolve("cache");
        if (!Files.exists(cache)) {
            return;
        }
        try (Stream<Path> files = Files.walk(cache)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static List<String> blocks(String language) {
        try {
            Matcher blocks = BLOCK.matcher(Files.readString(PAGE));
            return blocks.results()
                    .filter(block -> block.group(1).equals(language))
                    .map(block -> block.group(2))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String manifest() {
        try (InputStream in = ConnectorsIT.class.getResourceAsStream("/it/todo.manifest.yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer answer(URI uri) {
        return switch (uri.getPath()) {
            case "/rest/v2/tasks" ->
                Answer.json(List.of(Map.of("id", "1", "content", "write"), Map.of("id", "2", "content", "test")));
            case "/rest/v2/projects" -> Answer.json(List.of(Map.of("id", "p")));
            default -> Answer.json(404, Map.of("error", "no such path"));
        };
    }
}
