package dev.pintail.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.connection.Connection.Database;
import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionsFileTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("pintail.yaml");
    }

    @Test
    void readsAConnectionWithItsDefaults() {
        write("""
                connections:
                  shop:
                    source:
                      manifest: shop.yaml
                    destination:
                      duckdb: shop.duckdb
                """);

        Connection shop = ConnectionsFile.read(file).get("shop");

        assertThat(shop.source().manifest()).isEqualTo("shop.yaml");
        assertThat(shop.source().connector()).isEqualTo("source-shop");
        assertThat(shop.source().config()).isEmpty();
        assertThat(shop.destination().schema()).isEqualTo("main");
        assertThat(shop.destination().database()).isEqualTo(new Database.DuckDbFile(folder.resolve("shop.duckdb")));
        assertThat(shop.streams()).isEmpty();
    }

    @Test
    void aConnectorOfTheRegistryNeedsNoManifest() {
        write("""
                connections:
                  shop:
                    source:
                      connector: todoist@0.3.9
                      strict_hosts: true
                    destination:
                      duckdb: shop.duckdb
                """);

        Connection shop = ConnectionsFile.read(file).get("shop");

        assertThat(shop.source().manifest()).isEqualTo("registry:source-todoist@0.3.9");
        assertThat(shop.source().connector()).isEqualTo("source-todoist");
        assertThat(shop.source().strictHosts()).isTrue();
    }

    @Test
    void aManifestMayStandInTheFileAsYamlOrText() {
        write("""
                connections:
                  mapping:
                    source:
                      manifest:
                        version: 6.0.0
                        streams: []
                    destination: {duckdb: shop.duckdb}
                  text:
                    source:
                      manifest: |
                        version: 6.0.0
                        streams: []
                    destination: {duckdb: shop.duckdb}
                """);

        ConnectionsFile read = ConnectionsFile.read(file);

        assertThat(read.get("mapping").source().manifest()).contains("\n", "version: 6.0.0", "streams: []");
        assertThat(read.get("text").source().manifest()).isEqualTo("version: 6.0.0\nstreams: []\n");
    }

    @Test
    void aManifestInTheConfigurationIsTakenOutOfIt() {
        write("""
                connections:
                  shop:
                    source:
                      config:
                        key: value
                        __injected_declarative_manifest: {version: 6.0.0}
                    destination: {duckdb: shop.duckdb}
                """);

        Connection shop = ConnectionsFile.read(file).get("shop");

        assertThat(shop.source().manifest()).isEqualTo("{\"version\":\"6.0.0\"}");
        assertThat(shop.source().config()).containsOnlyKeys("key");
    }

    @Test
    void neitherConnectorNorManifestIsRefused() {
        write("""
                connections:
                  shop:
                    source: {config: {}}
                    destination: {duckdb: shop.duckdb}
                """);

        assertThatThrownBy(() -> ConnectionsFile.read(file))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("\"connector\" or \"manifest\" is missing");
    }

    @Test
    void aDateInTheConfigStaysTheTextItLooksLike() {
        write("""
                connections:
                  shop:
                    source:
                      manifest: shop.yaml
                      config: {start_date: 2024-01-01, answer: no, limit: 10, ratio: 0.5, deep: {on: true}}
                    destination:
                      motherduck: lake
                """);

        Connection shop = ConnectionsFile.read(file).get("shop");

        assertThat(shop.source().config())
                .containsEntry("start_date", "2024-01-01")
                .containsEntry("answer", "no")
                .containsEntry("limit", 10L)
                .containsEntry("ratio", 0.5)
                .containsEntry("deep", java.util.Map.of("on", true));
        assertThat(shop.destination().database()).isEqualTo(new Database.MotherDuck("lake", "${env:MOTHERDUCK_TOKEN}"));
    }

    @Test
    void anUnknownKeyIsRefusedWithThePlaceAndTheNearName() {
        write("""
                connections:
                  shop:
                    source:
                      manifets: shop.yaml
                    destination:
                      duckdb: shop.duckdb
                """);

        assertThatRefused(ErrorCode.CONFIG_INVALID)
                .hasMessageContaining("pintail.yaml:4:17")
                .hasMessageContaining("connections.shop.source")
                .hasMessageContaining("\"manifets\" is not a known key")
                .hasMessageContaining("Did you mean \"manifest\"?");
    }

    @Test
    void brokenYamlIsRefusedWithLineAndColumn() {
        write("connections:\n  shop: [\n");

        assertThatRefused(ErrorCode.CONFIG_INVALID)
                .hasMessageContaining("pintail.yaml:3:1")
                .hasMessageContaining("YAML");
    }

    @Test
    void aMissingKeyIsNamed() {
        write("connections:\n  shop:\n    source:\n      manifest: shop.yaml\n");

        assertThatRefused(ErrorCode.CONFIG_INVALID).hasMessageContaining("\"destination\" is missing");
    }

    @Test
    void twoDatabasesAreOneTooMany() {
        write("""
                connections:
                  shop:
                    source: {manifest: shop.yaml}
                    destination: {duckdb: a, motherduck: b}
                """);

        assertThatRefused(ErrorCode.CONFIG_INVALID).hasMessageContaining("either \"duckdb\"");
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() {
        write("connections:\n  a: {}\n  a: {}\n");

        assertThatRefused(ErrorCode.CONFIG_INVALID).hasMessageContaining("twice");
    }

    @Test
    void anEmptyFileIsRefused() {
        write("");

        assertThatRefused(ErrorCode.CONFIG_INVALID).hasMessageContaining("empty");
    }

    @Test
    void aMissingFileIsRefused() {
        assertThatRefused(ErrorCode.FILE_NOT_FOUND).hasMessageContaining("there is no such file");
    }

    @Test
    void anUnknownConnectionIsAnsweredWithTheNearOne() {
        write("connections:\n  stripe:\n    source: {manifest: m}\n    destination: {duckdb: d}\n");

        assertThatThrownBy(() -> ConnectionsFile.read(file).get("strip"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("Did you mean \"stripe\"?")
                .extracting(e -> ((ConfigException) e).code())
                .isEqualTo(ErrorCode.CONNECTION_UNKNOWN);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertThatRefused(ErrorCode code) {
        return assertThatThrownBy(() -> ConnectionsFile.read(file))
                .isInstanceOf(ConfigException.class)
                .satisfies(e -> assertThat(((ConfigException) e).code()).isEqualTo(code));
    }

    private void write(String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
