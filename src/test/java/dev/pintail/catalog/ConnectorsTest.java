package dev.pintail.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.api.RegistryServer.Fault;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.PintailException;
import dev.pintail.manifest.ManifestLoader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorsTest {
    @TempDir
    private Path temporary;

    private CatalogProject project;

    @BeforeEach
    void open() {
        project = new CatalogProject(temporary);
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void theNewestReleaseIsChosen() {
        assertThat(choose("items").version()).hasToString("1.1.0");
    }

    @Test
    void aWithdrawnVersionIsSkippedThoughTheIndexStillShowsIt() {
        project.registry.yank("source-items", "1.1.0");

        assertThat(choose("items").version()).hasToString("1.0.0");
    }

    @Test
    void aWithdrawnVersionIsRefusedByName() {
        project.registry.yank("source-items", "1.0.0");

        assertFails("items@1.0.0", "was withdrawn");
    }

    @Test
    void aCandidateIsOnlyTakenByNameAndTold() {
        project.registry.connector("source-items", "1.1.0", CatalogProject.newerItems(), Map.of());
        project.registry.connector("source-items", "2.0.0-rc.1", CatalogProject.items(), Map.of());
        project.registry.candidate("source-items", "2.0.0-rc.1");
        project.registry.connector("source-items", "1.1.0", CatalogProject.newerItems(), Map.of());

        assertThat(choose("items").version()).hasToString("1.1.0");
        assertThat(choose("items@2.0.0-rc.1").notices())
                .singleElement()
                .asString()
                .contains("candidate");
    }

    @Test
    void anUnknownVersionIsRefusedWithThoseThatThereAre() {
        assertThatThrownBy(() -> choose("items@9.9.9"))
                .isInstanceOfSatisfying(
                        PintailException.class, e -> assertThat(e.hint()).contains("1.1.0, 1.0.0"));
    }

    @Test
    void anUnknownNameIsRefusedWithTheNearest() {
        assertFails("itmes", "Did you mean \"source-items\"?");
    }

    @Test
    void aProgramIsRefusedWithWhatToDo() {
        project.registry.connector("source-big", "1.0.0", null, Map.of("language", "python"));

        assertThatThrownBy(() -> choose("big"))
                .isInstanceOfSatisfying(PintailException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.MANIFEST_UNSUPPORTED);
                    assertThat(e.hint()).contains("Connector Builder");
                })
                .hasMessageContaining("a Python program");
    }

    @Test
    void anOldVersionThatWasAProgramIsRefused() {
        project.registry.connector("source-items", "0.1.0", null, Map.of());
        project.registry.connector("source-items", "1.1.0", CatalogProject.items(), Map.of());

        assertFails("items@0.1.0", "that version is a program");
    }

    @Test
    void onlyPathsWithAVersionAreAskedFor() {
        choose("items");
        choose("items@1.0.0");

        assertThat(project.registry.requests()).isNotEmpty().noneMatch(path -> path.contains("/latest/"));
    }

    @Test
    void withoutTheRegistryTheStoredIndexIsUsedAndItsAgeTold() {
        choose("items");
        project.registry.close();
        Registry later = new Registry(
                URI.create(project.registry.url()),
                new Download(
                        (uri, headers) -> {
                            throw new IOException("no network");
                        },
                        Set.of("127.0.0.1"),
                        InstantSource.system()),
                new StoredFiles(temporary.resolve("cache")),
                InstantSource.offset(InstantSource.system(), Duration.ofDays(3)));

        assertThat(later.index().age())
                .hasValueSatisfying(age -> assertThat(age.toHours()).isBetween(71L, 73L));
        assertThat(new Connectors(later).choose(ConnectorName.parse("items")).notices())
                .singleElement()
                .asString()
                .contains("3 days");
    }

    @Test
    void aServerErrorWithNothingStoredIsToldAsOneThatMayPass() {
        project.registry.spoil("oss_registry.json", Fault.ERROR);

        assertThatThrownBy(() -> choose("items"))
                .isInstanceOfSatisfying(PintailException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.CATALOG_UNAVAILABLE);
                    assertThat(e.code().retryable()).isTrue();
                })
                .hasMessageContaining("status 500");
    }

    @Test
    void theIndexIsNotDownloadedAgainIfItHasNotChanged() {
        choose("items");
        int first = project.registry.requests().size();
        choose("items");

        assertThat(project.registry
                        .requests()
                        .subList(first, project.registry.requests().size()))
                .noneMatch(path -> path.endsWith("oss_registry.json"));
    }

    @Test
    void breakingChangesOnTheWayAreThoseAfterTheOldVersion() {
        project.registry.connector(
                "source-items",
                "3.0.0",
                CatalogProject.newerItems(),
                Map.of(
                        "releases",
                        Map.of(
                                "breakingChanges",
                                Map.of(
                                        "1.0.0", Map.of("message", "old"),
                                        "2.0.0",
                                                Map.of(
                                                        "message",
                                                        "tags are labels now",
                                                        "upgradeDeadline",
                                                        "2027-01-15",
                                                        "scopedImpact",
                                                        List.of(Map.of(
                                                                "scopeType",
                                                                "stream",
                                                                "impactedScopes",
                                                                List.of("tags")))),
                                        "4.0.0", Map.of("message", "future")))));

        List<BreakingChange> changes = choose("items").entry().breakingSince(Version.parse("1.0.0"));

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.version()).hasToString("2.0.0");
            assertThat(change.deadline()).isEqualTo("2027-01-15");
            assertThat(change.streams()).containsExactly("tags");
        });
    }

    @Test
    void whatANewerManifestChangesIsTold() {
        ManifestChanges changes = ManifestChanges.between(
                ManifestLoader.load(CatalogProject.items()), ManifestLoader.load(CatalogProject.newerItems()));

        assertThat(changes.lines())
                .containsExactly(
                        "+ stream labels",
                        "- stream tags",
                        "+ items: field price",
                        "~ items: type of note: string -> integer",
                        "+ required setting shop");
    }

    private Connectors.Chosen choose(String name) {
        return new Connectors(project.manifests().registry()).choose(ConnectorName.parse(name));
    }

    private void assertFails(String name, String why) {
        assertThatThrownBy(() -> choose(name))
                .isInstanceOf(PintailException.class)
                .hasMessageContaining(why);
    }
}
