package dev.pintail.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.api.RegistryServer.Fault;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.PintailException;
import dev.pintail.json.JsonWriter;
import dev.pintail.manifest.Manifest;
import dev.pintail.manifest.ManifestLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestsTest {
    private static final String REFERENCE = "registry:source-items";

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
    void aConnectorThatIsNotPinnedIsPinnedToItsNewestVersion() {
        FoundManifest found = project.manifests().get(REFERENCE, project.folder);

        assertThat(streams(found)).containsExactly("items", "labels");
        assertThat(found.notices()).containsExactly("source-items 1.1.0 is now pinned in pintail.lock.");
        assertThat(Lock.read(project.folder).pins()).containsEntry("source-items", Version.parse("1.1.0"));
    }

    @Test
    void aPinnedVersionStaysWhenANewerOneIsPublished() {
        project.pin("1.0.0");

        FoundManifest found = project.manifests().get(REFERENCE, project.folder);

        assertThat(streams(found)).containsExactly("items", "tags");
        assertThat(found.notices()).isEmpty();
    }

    @Test
    void aVersionInTheConnectionIsTakenAndItsDigestKept() {
        project.pin("1.1.0");

        FoundManifest found = project.manifests().get(REFERENCE + "@1.0.0", project.folder);

        assertThat(streams(found)).containsExactly("items", "tags");
        assertThat(Lock.read(project.folder).manifests()).containsOnlyKeys("source-items@1.0.0", "source-items@1.1.0");
        assertThat(Lock.read(project.folder).pins()).containsEntry("source-items", Version.parse("1.1.0"));
    }

    @Test
    void theSecondRunNeedsNoNetwork() {
        project.manifests().get(REFERENCE, project.folder);
        project.registry.forgetRequests();

        FoundManifest again = project.manifests().get(REFERENCE, project.folder);

        assertThat(streams(again)).containsExactly("items", "labels");
        assertThat(project.registry.requests()).isEmpty();
        project.registry.close();
        assertThat(streams(project.manifests().get(REFERENCE, project.folder))).containsExactly("items", "labels");
    }

    @Test
    void aManifestThatWasReplacedUnderTheSameVersionIsRefused() throws IOException {
        project.pin("1.0.0");
        deleteTheCache();
        project.registry.replaceManifest("source-items", "1.0.0", CatalogProject.items() + "# different\n");

        assertFails(
                () -> project.manifests().get(REFERENCE, project.folder),
                ErrorCode.MANIFEST_CHANGED,
                "has changed since it was pinned");
    }

    @Test
    void aSpoiledDownloadOfAPinnedManifestIsRefused() throws IOException {
        project.pin("1.0.0");
        deleteTheCache();
        project.registry.spoil("1.0.0/manifest.yaml", Fault.CORRUPT);

        assertThatThrownBy(() -> project.manifests().get(REFERENCE, project.folder))
                .isInstanceOf(PintailException.class);
    }

    @Test
    void aCacheThatSomebodyChangedIsNotBelieved() throws IOException {
        project.pin("1.0.0");
        for (Path file : cached("manifest.yaml")) {
            Files.writeString(file, CatalogProject.items().replace("name: tags", "name: evil"));
        }
        for (Path file : cached("manifest.yaml.etag")) {
            Files.delete(file);
        }

        assertThat(streams(project.manifests().get(REFERENCE, project.folder))).containsExactly("items", "tags");
    }

    @Test
    void aTruncatedDownloadIsNoManifest() {
        project.registry.spoil("manifest.yaml", Fault.TRUNCATED);

        assertFails(
                () -> project.manifests().get(REFERENCE, project.folder),
                ErrorCode.CATALOG_UNAVAILABLE,
                "1.1.0/manifest.yaml cannot be fetched");
        assertThat(Lock.read(project.folder)).isEqualTo(Lock.EMPTY);

        project.registry.heal();
        assertThat(streams(project.manifests().get(REFERENCE, project.folder))).containsExactly("items", "labels");
    }

    @Test
    void aWebPageInPlaceOfTheIndexIsRefusedAndDoesNotReplaceWhatIsStored() {
        project.registry.spoil("oss_registry.json", Fault.WEB_PAGE);

        assertFails(
                () -> project.manifests().get(REFERENCE, project.folder), ErrorCode.CATALOG_UNAVAILABLE, "web page");
    }

    @Test
    void aFolderThatCannotBeWrittenIsToldAndNoFailure() {
        FoundManifest found = project.manifests().get(REFERENCE, project.folder.resolve("there-is-none"));

        assertThat(streams(found)).containsExactly("items", "labels");
        assertThat(found.notices()).singleElement().asString().contains("1.1.0 is not pinned");
    }

    @Test
    void theHostsOfThePublisherComeFromTheLock() {
        project.registry.connector(
                "source-items",
                "1.2.0",
                CatalogProject.items(),
                Map.of("allowedHosts", Map.of("hosts", List.of("a.b"))));
        project.manifests().get(REFERENCE, project.folder);

        assertThat(project.manifests().get(REFERENCE, project.folder).allowedHosts())
                .contains(List.of("a.b"));
    }

    @Test
    void aBundleIsUsedWithoutRegistryAndWithoutCache() throws IOException {
        Path bundle = project.folder.resolve(BundledManifests.FOLDER);
        long size = project.manifests().bundle(REFERENCE, project.folder, bundle);
        assertThat(size).isPositive();
        deleteTheCache();
        project.registry.close();

        FoundManifest found = project.manifests().get(REFERENCE, project.folder);

        assertThat(streams(found)).containsExactly("items", "labels");
        assertThat(found.manifest()).isEqualTo(ManifestLoader.load(CatalogProject.newerItems()));
    }

    @Test
    void aBundleMayBeElsewhere() throws IOException {
        Path bundle = temporary.resolve("elsewhere");
        project.manifests().bundle(REFERENCE, project.folder, bundle);
        deleteTheCache();
        project.registry.close();

        Manifests manifests = project.manifests(Map.of("PINTAIL_BUNDLE", bundle.toString()));

        assertThat(streams(manifests.get(REFERENCE, project.folder))).containsExactly("items", "labels");
    }

    @Test
    void aFileThatChangedSinceItWasBundledIsReadAnew() throws IOException {
        Path own = Files.writeString(project.folder.resolve("own.yaml"), CatalogProject.items());
        project.manifests().bundle("own.yaml", project.folder, project.folder.resolve(BundledManifests.FOLDER));
        Files.writeString(own, CatalogProject.newerItems());

        assertThat(streams(project.manifests().get("own.yaml", project.folder))).containsExactly("items", "labels");
    }

    @Test
    void aFileMayBePinnedWithItsSchemas() throws IOException {
        Path own = Files.writeString(project.folder.resolve("own.yaml"), CatalogProject.items());
        Path schema = project.folder.resolve("schemas/items.json");
        Files.createDirectories(schema.getParent());
        Files.writeString(schema, "{}");
        Lock.EMPTY
                .with("own.yaml", project.manifests().locked("own.yaml", project.folder))
                .write(project.folder);
        project.manifests().get("own.yaml", project.folder);

        Files.writeString(schema, "{\"type\": \"object\"}");
        assertFails(
                () -> project.manifests().get("own.yaml", project.folder),
                ErrorCode.MANIFEST_CHANGED,
                "schemas/items.json has changed");

        Files.writeString(schema, "{}");
        Files.writeString(own, CatalogProject.newerItems());
        assertFails(
                () -> project.manifests().get("own.yaml", project.folder),
                ErrorCode.MANIFEST_CHANGED,
                "own.yaml has changed");
    }

    @Test
    void aBundledFileKeepsItsSchemasAndTheyStayPinned() throws IOException {
        Files.writeString(project.folder.resolve("own.yaml"), CatalogProject.items());
        Path schema = project.folder.resolve("schemas/items.json");
        Files.createDirectories(schema.getParent());
        Files.writeString(schema, "{}");
        project.manifests().bundle("own.yaml", project.folder, project.folder.resolve(BundledManifests.FOLDER));
        Lock.EMPTY
                .with("own.yaml", project.manifests().locked("own.yaml", project.folder))
                .write(project.folder);

        assertThat(project.manifests().get("own.yaml", project.folder).folder()).contains(project.folder);

        Files.writeString(schema, "{\"type\": \"object\"}");
        assertFails(
                () -> project.manifests().get("own.yaml", project.folder),
                ErrorCode.MANIFEST_CHANGED,
                "schemas/items.json has changed");
    }

    @Test
    void aManifestMayStandInTheConnection() {
        assertThat(streams(project.manifests().get(CatalogProject.items(), project.folder)))
                .containsExactly("items", "tags");
    }

    @Test
    void whatTheBuilderAndItsApiPutAroundAManifestIsTakenOff() {
        Map<String, Object> manifest =
                ManifestLoader.load(CatalogProject.items()).raw();
        for (Object export : List.of(
                manifest,
                Map.of("name", "Items", "version", 3, "manifest", manifest),
                Map.of("builderProject", Map.of("name", "Items", "draftManifest", manifest)),
                Map.of("declarativeManifest", Map.of("version", 1, "manifest", manifest)),
                Map.of("__injected_declarative_manifest", manifest))) {
            String text = JsonWriter.COMPACT.write(export);
            assertThat(streams(project.manifests().get(text, project.folder))).containsExactly("items", "tags");
        }
    }

    @Test
    void anAddressOfAMachineOfOurOwnIsOnlyAskedIfTheConnectionAllowsIt() {
        String address = project.registry.url() + "/metadata/airbyte/source-items/1.0.0/manifest.yaml";

        assertFails(
                () -> project.manifests().get(address, project.folder), ErrorCode.CONFIG_INVALID, "without encryption");
        assertThat(streams(project.manifests().get(address, project.folder, Set.of("127.0.0.1"))))
                .containsExactly("items", "tags");
    }

    @Test
    void anAddressMayBePinned() throws IOException {
        String address = project.registry.url() + "/metadata/airbyte/source-items/1.0.0/manifest.yaml";
        String digest = new ManifestText("", CatalogProject.items(), Optional.empty()).sha256();
        Lock.EMPTY
                .with(address, new Lock.Locked(digest, Optional.empty(), Map.of()))
                .write(project.folder);
        project.manifests().get(address, project.folder, Set.of("127.0.0.1"));

        project.registry.replaceManifest("source-items", "1.0.0", CatalogProject.newerItems());

        assertFails(
                () -> project.manifests().get(address, project.folder, Set.of("127.0.0.1")),
                ErrorCode.MANIFEST_CHANGED,
                "has changed");
    }

    private static List<String> streams(FoundManifest found) {
        return streams(found.manifest());
    }

    private static List<String> streams(Manifest manifest) {
        return StreamOverview.of(manifest).stream().map(StreamOverview::name).toList();
    }

    private List<Path> cached(String name) throws IOException {
        try (var files = Files.walk(temporary.resolve("cache"))) {
            return files.filter(file -> file.endsWith(name)).toList();
        }
    }

    private void deleteTheCache() throws IOException {
        try (var files = Files.walk(temporary.resolve("cache"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void assertFails(ThrowingCallable call, ErrorCode code, String why) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        PintailException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(why);
    }
}
