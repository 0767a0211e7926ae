package dev.pintail.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.ConfigException;
import dev.pintail.protocol.AirbyteStream;
import dev.pintail.protocol.SyncMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands below a connection's name. */
class ConnectionFormatTest {
    private static final AirbyteStream ORDERS = new AirbyteStream(
            "orders",
            Map.of(),
            List.of(SyncMode.FULL_REFRESH, SyncMode.INCREMENTAL),
            true,
            List.of("updated_at"),
            List.of(List.of("id")),
            null,
            null);

    private static final AirbyteStream TAGS =
            new AirbyteStream("tags", Map.of(), List.of(SyncMode.FULL_REFRESH), null, List.of(), List.of(), null, null);

    @TempDir
    private Path folder;

    @Test
    void aConnectorIsNamedInsteadOfAManifest() {
        Connection.Source source =
                connection("source: {connector: source-stripe@5.14.1}").source();

        assertThat(source.manifest()).isEqualTo("registry:source-stripe@5.14.1");
        assertThat(source.connector()).isEqualTo("source-stripe");
    }

    @Test
    void aConnectorBesideAManifestNamesTheState() {
        Connection.Source source = connection("source: {connector: source-x, manifest: x.yaml, strict_hosts: true}")
                .source();

        assertThat(source.manifest()).isEqualTo("x.yaml");
        assertThat(source.connector()).isEqualTo("source-x");
        assertThat(source.strictHosts()).isTrue();
    }

    @Test
    void aManifestInPlaceKeepsItsLines() {
        Connection connection = connection("""
                source:
                  manifest:
                    version: 6.0.0   # "ü" before it counts as one
                    type: DeclarativeSource
                  config: {a: 1}""");

        String text = connection.source().manifest();

        assertThat(text.lines().toList().get(4)).isEqualTo("        version: 6.0.0   # \"ü\" before it counts as one");
        assertThat(text).doesNotContain("config").contains("type: DeclarativeSource");
    }

    @Test
    void streamsAreReadAndWrittenAsTheConnectionWants() {
        Connection connection = connection("""
                source: {manifest: m.yaml}
                write_mode: append
                overrides:
                  orders: {primary_key: [id, [account, id]], cursor_field: created, write_mode: append_dedup}
                  tags: {sync_mode: full_refresh, primary_key: name}""");

        assertThat(connection.settings("orders"))
                .isEqualTo(new StreamSettings(
                        Optional.empty(),
                        Optional.of(List.of(List.of("id"), List.of("account", "id"))),
                        Optional.of(List.of("created")),
                        Optional.of(WriteMode.APPEND_DEDUP)));
        assertThat(connection.settings("tags").writeMode()).contains(WriteMode.APPEND);
        assertThat(connection.settings("others").writeMode()).contains(WriteMode.APPEND);
        AirbyteStream orders = connection.settings("orders").apply(ORDERS);
        assertThat(orders.sourceDefinedPrimaryKey()).isEqualTo(List.of(List.of("id"), List.of("account", "id")));
        assertThat(orders.defaultCursorField()).isEqualTo(List.of("created"));
    }

    @Test
    void whatIsReadInFullHasNoCursor() {
        StreamSettings full = connection("source: {manifest: m.yaml}\noverrides: {orders: {sync_mode: full_refresh}}")
                .settings("orders");

        assertThat(full.apply(ORDERS).supportedSyncModes()).containsExactly(SyncMode.FULL_REFRESH);
        assertThat(full.apply(ORDERS).defaultCursorField()).isEmpty();
    }

    @Test
    void overwritingReadsEverything() {
        StreamSettings overwrite =
                connection("source: {manifest: m.yaml}\nwrite_mode: overwrite").settings("orders");

        assertThat(overwrite.apply(ORDERS).supportedSyncModes()).containsExactly(SyncMode.FULL_REFRESH);
    }

    @Test
    void whatWouldLoseRowsIsRefused() {
        StreamSettings settings = connection(
                        "source: {manifest: m.yaml}\noverrides: {orders: {sync_mode: incremental, write_mode: overwrite}}")
                .settings("orders");

        assertThatThrownBy(() -> settings.apply(ORDERS))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("would be lost");
    }

    @Test
    void whatAStreamCannotDoIsRefused() {
        StreamSettings incremental = connection(
                        "source: {manifest: m.yaml}\noverrides: {tags: {sync_mode: incremental}}")
                .settings("tags");
        StreamSettings dedup = connection("source: {manifest: m.yaml}\nwrite_mode: append_dedup")
                .settings("tags");

        assertThatThrownBy(() -> incremental.apply(TAGS)).hasMessageContaining("cannot be read incrementally");
        assertThatThrownBy(() -> dedup.apply(TAGS)).hasMessageContaining("no primary key");
    }

    @Test
    void typesAreExactAsFarAsIsAskedFor() {
        assertThat(destination("").exactTypes()).isEmpty();
        assertThat(destination(", types: pyairbyte").exactTypes()).isEmpty();
        assertThat(destination(", types: exact").exactTypes()).containsExactlyInAnyOrder(ExactType.values());
        assertThat(destination(", types: [date_time]").exactTypes()).containsExactly(ExactType.DATE_TIME);
        assertThatThrownBy(() -> destination(", types: exakt"))
                .hasMessageContaining("\"types\" cannot be \"exakt\". Did you mean \"exact\"?");
        assertThatThrownBy(() -> destination(", types: [dates]"))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        e -> assertThat(e.hint()).isEqualTo("It can be: date_time, integer, number"));
    }

    private static Connection.Destination destination(String more) {
        Map<String, Object> definition = new org.yaml.snakeyaml.Yaml()
                .load("{source: {manifest: m.yaml}, destination: {duckdb: a.duckdb%s}}".formatted(more));
        return Connection.parse("x", definition, Path.of("")).destination();
    }

    @Test
    void aWrongChoiceIsAnsweredWithTheNearOne() {
        assertThatThrownBy(() -> connection("source: {manifest: m.yaml}\nwrite_mode: appendd"))
                .hasMessageContaining("\"write_mode\" cannot be \"appendd\". Did you mean \"append\"?");
        assertThatThrownBy(() -> connection("source: {manifest: m.yaml, strict_hosts: perhaps}"))
                .hasMessageContaining("\"strict_hosts\" must be true or false");
        assertThatThrownBy(() -> connection("source: {config: {}}")).hasMessageContaining("\"manifest\"");
    }

    @Test
    void aDefinitionWithoutAFileIsReadAsStrictly() {
        Map<String, Object> definition = Map.of(
                "source", Map.of("manifest", Map.of("type", "DeclarativeSource"), "config", Map.of("n", 1L)),
                "destination", Map.of("duckdb", "x.duckdb"));

        Connection connection = Connection.parse("adhoc", definition, folder);

        assertThat(connection.source().manifest()).isEqualTo("{\"type\":\"DeclarativeSource\"}");
        assertThat(connection.source().config()).isEqualTo(Map.of("n", 1L));
        assertThatThrownBy(() -> Connection.parse("adhoc", Map.of("sauce", Map.of()), folder))
                .hasMessageContaining("the definition of connection \"adhoc\"")
                .hasMessageContaining("Did you mean \"source\"?");
    }

    @Test
    void anAliasToItselfIsRefused() {
        assertThatThrownBy(() -> connection("source: {manifest: m.yaml, config: {a: &a [*a]}}"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("contains itself");
    }

    private Connection connection(String text) {
        try {
            Path file = Files.writeString(
                    folder.resolve("pintail.yaml"),
                    "connections:\n  shop:\n" + (text + "\ndestination: {duckdb: shop.duckdb}").indent(4));
            return ConnectionsFile.read(file).get("shop");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
