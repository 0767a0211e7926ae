package dev.pintail.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.connection.Connection.Database;
import dev.pintail.error.ConfigException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Defaults, environments and several files. */
class ConnectionLayersTest {
    private static final String SHOPS = """
            defaults:
              destination: {duckdb: all.duckdb, schema: raw}
              source: {config: {region: eu, page: 10}}
            connections:
              shop:
                source: {manifest: shop.yaml, config: {page: 20}}
              other:
                source: {manifest: other.yaml}
                destination: {schema: own}
            environments:
              prod:
                defaults:
                  destination: {motherduck: lake}
                connections:
                  shop: {source: {config: {region: us}}}
              test:
                connections:
                  probe: {source: {manifest: probe.yaml}}
            """;

    @TempDir
    private Path folder;

    @Test
    void defaultsFillInWhatAConnectionDoesNotSay() {
        ConnectionsFile file = ConnectionsFile.read(write("pintail.yaml", SHOPS));

        assertThat(file.get("shop").source().config()).isEqualTo(Map.of("region", "eu", "page", 20L));
        assertThat(file.get("shop").destination().schema()).isEqualTo("raw");
        assertThat(file.get("other").destination().schema()).isEqualTo("own");
        assertThat(file.get("other").destination().database())
                .isEqualTo(new Database.DuckDbFile(folder.resolve("all.duckdb")));
    }

    @Test
    void anEnvironmentComesOnTop() {
        ConnectionsFile file = read("prod", write("pintail.yaml", SHOPS));

        assertThat(file.get("shop").source().config()).isEqualTo(Map.of("region", "us", "page", 20L));
        assertThat(file.get("shop").destination())
                .isEqualTo(new Connection.Destination(
                        new Database.MotherDuck("lake", "${env:MOTHERDUCK_TOKEN}"), "raw", ""));
    }

    @Test
    void anEnvironmentMayHaveConnectionsOfItsOwn() {
        Path path = write("pintail.yaml", SHOPS);

        assertThat(read("test", path).connections()).containsOnlyKeys("shop", "other", "probe");
        assertThat(ConnectionsFile.read(path).connections()).containsOnlyKeys("shop", "other");
    }

    @Test
    void anUnknownEnvironmentIsAnsweredWithTheNearOne() {
        Path path = write("pintail.yaml", SHOPS);

        assertThatThrownBy(() -> read("prot", path))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("no environment \"prot\"")
                .hasMessageContaining("Did you mean \"prod\"?");
    }

    @Test
    void aMistakeInAnEnvironmentThatIsNotChosenIsToldToo() {
        Path path = write("pintail.yaml", SHOPS.replace("motherduck: lake", "motherdack: lake"));

        assertThatThrownBy(() -> ConnectionsFile.read(path))
                .hasMessageContaining("pintail.yaml:13:33: environments.prod.defaults.destination")
                .hasMessageContaining("Did you mean \"motherduck\"?");
    }

    @Test
    void aMessageNamesTheFileAndTheLineOfTheLayer() {
        Path path = write("pintail.yaml", SHOPS.replace("schema: raw", "schema: []"));

        assertThatThrownBy(() -> ConnectionsFile.read(path))
                .hasMessageContaining("pintail.yaml:2:45: connections.shop.destination: \"schema\" must be a text");
    }

    @Test
    void severalFilesAreReadTogether() {
        Path one = write("one.yaml", SHOPS);
        Path two = write("deep/two.yaml", """
                connections:
                  third: {source: {manifest: m.yaml}, destination: {duckdb: third.duckdb}}
                """);

        ConnectionsFile files = ConnectionsFile.read(List.of(one, two), Optional.empty());

        assertThat(files.connections()).containsOnlyKeys("shop", "other", "third");
        assertThat(files.get("third").folder()).isEqualTo(folder.resolve("deep"));
        assertThat(files.get("third").destination().database())
                .isEqualTo(new Database.DuckDbFile(folder.resolve("deep/third.duckdb")));
    }

    @Test
    void oneNameInTwoFilesIsRefused() {
        Path one = write("one.yaml", SHOPS);
        Path two = write("two.yaml", SHOPS);

        assertThatThrownBy(() -> ConnectionsFile.read(List.of(one, two), Optional.empty()))
                .hasMessageContaining("\"shop\" of " + two)
                .hasMessageContaining("stands in another file already");
    }

    @Test
    void variablesNameFilesAndEnvironment() {
        Path path = write("pintail.yaml", SHOPS);

        ConnectionsFile file = ConnectionsFile.fromVariables(
                Map.of("PINTAIL_CONNECTIONS", path.toString(), "PINTAIL_ENVIRONMENT", "test"));

        assertThat(file.connections()).containsKey("probe");
        assertThat(ConnectionsFile.pathsIn(Map.of())).containsExactly(Path.of("pintail.yaml"));
        assertThat(ConnectionsFile.pathsIn(Map.of("PINTAIL_CONNECTIONS", "a.yaml:b.yaml")))
                .containsExactly(Path.of("a.yaml"), Path.of("b.yaml"));
    }

    private static ConnectionsFile read(String environment, Path path) {
        return ConnectionsFile.read(List.of(path), Optional.of(environment));
    }

    private Path write(String name, String text) {
        try {
            Path path = folder.resolve(name);
            Files.createDirectories(path.getParent());
            return Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
