package dev.pintail.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pintail.catalog.BreakingChange;
import dev.pintail.catalog.ConnectorName;
import dev.pintail.catalog.Connectors;
import dev.pintail.catalog.Manifests;
import dev.pintail.catalog.RegistryEntry;
import dev.pintail.catalog.Support;
import dev.pintail.catalog.Version;
import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.error.PintailException;
import dev.pintail.json.JsonReader;
import dev.pintail.manifest.Manifest;
import dev.pintail.manifest.ManifestLoader;
import dev.pintail.protocol.AirbyteStream;
import dev.pintail.protocol.ConfiguredCatalog;
import dev.pintail.protocol.ConfiguredCatalog.ConfiguredStream;
import dev.pintail.protocol.SyncMode;
import dev.pintail.source.DeclarativeSource;
import dev.pintail.source.SourceSurroundings;
import dev.pintail.source.custom.InstalledClasses;
import dev.pintail.source.http.FakeClock;
import dev.pintail.source.read.StopSignal;
import dev.pintail.source.schema.SchemaFolder;
import dev.pintail.sync.Engine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the stand-in of Airbyte's registry with its real index, if it lies beside the project. */
class RegistryStandInIT {
    private static final Path PROGRAM = Path.of("../shared/services/registry_api.py");

    @TempDir
    private Path folder;

    private Process process;
    private String url;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(Files.exists(PROGRAM), "NOTICE: the registry's stand-in is not beside the project.");
        process = new ProcessBuilder("python3", PROGRAM.toString(), "--port", "0")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Map<?, ?> ready = (Map<?, ?>) JsonReader.read(process.inputReader(UTF_8).readLine());
        url = (String) ready.get("listening");
    }

    @AfterEach
    void stop() {
        if (process != null) {
            process.destroy();
        }
    }

    @Test
    void everyEntryIsKnownAndHasAVerdict() {
        List<RegistryEntry> entries =
                List.copyOf(manifests().registry().index().entries().values());
        assertThat(entries).hasSize(553);

        Map<RegistryEntry, Support> verdicts =
                manifests().verdicts(className -> false).readAll(entries);

        assertThat(verdicts).hasSize(553);
        assertThat(verdicts.values().stream().filter(Support.Runs.class::isInstance))
                .hasSize(115);
        assertThat(verdicts.values().stream().filter(Support.NotHere.class::isInstance))
                .hasSize(438);
        verdicts.forEach((entry, verdict) -> {
            if (verdict instanceof Support.NotHere not) {
                assertThat(not.reason()).as(entry.name()).isNotBlank();
                assertThat(not.advice()).as(entry.name()).isNotBlank();
            }
        });
    }

    /** Each source is opened with a configuration that fits: the program itself says whether it needs Python for that. */
    @Test
    void theVerdictsAgreeWithTryingToOpenTheSources() {
        Manifests manifests = manifests();
        Map<String, Support> said = new TreeMap<>();
        Map<String, Support> differing = new TreeMap<>();
        for (RegistryEntry entry : manifests.registry().index().entries().values()) {
            String manifest;
            try {
                manifest = new Connectors(manifests.registry())
                        .choose(new ConnectorName(entry.name(), Optional.empty()))
                        .manifest();
            } catch (PintailException e) {
                continue; // no manifest
            }
            Support verdict = manifests.verdicts(InstalledClasses::knows).of(manifest);
            Optional<Boolean> opens = opens(manifest);
            if (opens.isPresent()) {
                said.put(entry.name(), verdict);
                if (opens.get() != verdict instanceof Support.Runs) {
                    differing.put(entry.name(), verdict);
                }
            }
        }

        assertThat(differing).isEmpty();
        assertThat(said).hasSizeGreaterThan(100);
    }

    /** Whether a source can be opened here; empty if the configuration does not fit after all. */
    private static Optional<Boolean> opens(String text) {
        try {
            Manifest manifest = ManifestLoader.load(text);
            DeclarativeSource source = new DeclarativeSource(
                    manifest,
                    new SourceSurroundings(
                            request -> {
                                throw new IOException("there is no network in this test");
                            },
                            new FakeClock(),
                            new Random(1),
                            SchemaFolder.NONE));
            Map<String, Object> config = DraftedConfig.of(source.spec().connectionSpecification());
            for (AirbyteStream stream : source.discover(config, message -> {}).streams()) {
                if (text.contains("class_name") && needsPython(source, config, stream)) {
                    return Optional.of(false);
                }
            }
            return Optional.of(true);
        } catch (ConfigException e) {
            return Optional.empty();
        } catch (ManifestException e) {
            // Whether the dates that were drafted have the right format is not the question.
            return e.code() == ErrorCode.MANIFEST_UNSUPPORTED ? Optional.of(false) : Optional.empty();
        } catch (PintailException e) {
            return Optional.of(true); // it came as far as to ask the API
        }
    }

    private static boolean needsPython(DeclarativeSource source, Map<String, Object> config, AirbyteStream stream) {
        try {
            source.read(
                    config,
                    new ConfiguredCatalog(List.of(new ConfiguredStream(
                            stream.name(), stream.jsonSchema(), SyncMode.FULL_REFRESH, List.of(), List.of()))),
                    List.of(),
                    message -> {},
                    StopSignal.NEVER);
            return false;
        } catch (PintailException e) {
            return e.getMessage().contains("Python class");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void pythonIsSeenInTheVersionThatHasIt() {
        assertThat(verdict("xkcd@1.0.0"))
                .isInstanceOfSatisfying(
                        Support.NotHere.class, not -> assertThat(not.reason()).contains("TextNumberExtractor"));
        assertThat(verdict("xkcd@0.2.2")).isEqualTo(new Support.Runs());
    }

    @Test
    void theWithdrawnNewestVersionIsNotTaken() {
        assertThat(choose("todoist").version()).hasToString("1.0.0");
        assertThatThrownBy(() -> choose("todoist@1.0.1")).hasMessageContaining("withdrawn");
        assertThat(choose("openweather").version()).hasToString("0.3.11");
        assertThat(choose("openweather@0.4.0-rc.1").notices()).hasSize(1);
    }

    @Test
    void bothBreakingChangesOnTheWayAreTold() {
        List<BreakingChange> changes = choose("configcat").entry().breakingSince(Version.parse("0.1.0"));

        assertThat(changes).extracting(change -> change.version().toString()).containsExactly("1.0.0", "2.0.0");
        assertThat(changes).extracting(BreakingChange::action).containsExactly("auto_upgrade", "disable");
    }

    @Test
    void faultsOnTheWayEndInOneClearErrorOrARepetition() throws Exception {
        for (String fault : List.of("truncate", "garbage", "status", "reset")) {
            control(
                    "fault",
                    "{\"kind\": \"" + fault + "\", \"path\": \"metadata/airbyte/source-xkcd/0.2.2/*\", \"times\": 9}");
            assertThatThrownBy(() -> choose("xkcd@0.2.2"))
                    .as(fault)
                    .isInstanceOfSatisfying(
                            PintailException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CATALOG_UNAVAILABLE));
            control("reset", "{}");
        }
        control("fault", "{\"kind\": \"truncate\", \"path\": \"metadata/airbyte/source-xkcd/0.2.2/manifest.yaml\"}");
        assertThat(choose("xkcd@0.2.2").manifest()).contains("DeclarativeSource");
    }

    @Test
    void aByteThatChangedOnTheWayIsFoundByTheLock() throws Exception {
        Connectors.Chosen pinned = choose("xkcd@0.2.2");
        control("fault", "{\"kind\": \"corrupt\", \"path\": \"metadata/airbyte/source-xkcd/*\", \"times\": 9}");
        Manifests elsewhere = manifests(folder.resolve("another-cache"));

        assertThatThrownBy(() ->
                        new Connectors(elsewhere.registry()).locked("source-xkcd", pinned.version(), pinned.locked()))
                .isInstanceOfSatisfying(
                        PintailException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MANIFEST_CHANGED));
    }

    private Support verdict(String name) {
        return manifests().verdicts(className -> false).of(choose(name).manifest());
    }

    private Connectors.Chosen choose(String name) {
        return new Connectors(manifests().registry()).choose(ConnectorName.parse(name));
    }

    private Manifests manifests() {
        return manifests(folder.resolve("cache"));
    }

    private Manifests manifests(Path cache) {
        return Engine.system(Map.of("PINTAIL_REGISTRY", url, "PINTAIL_CACHE", cache.toString()))
                .manifests();
    }

    private void control(String what, String body) throws IOException, InterruptedException {
        URI uri = URI.create(url.replace("/files", "/__control/" + what));
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(uri)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }
}
