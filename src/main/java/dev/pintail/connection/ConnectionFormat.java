package dev.pintail.connection;

import dev.pintail.catalog.ConnectorName;
import dev.pintail.connection.Connection.Database;
import dev.pintail.json.JsonWriter;
import dev.pintail.protocol.SyncMode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What stands below a connection's name; {@code pintail.schema.json} describes the same shape for editors. */
final class ConnectionFormat {
    static final Set<String> CONNECTION_KEYS = ordered("source", "destination", "streams", "write_mode", "overrides");
    static final Set<String> SOURCE_KEYS = ordered("manifest", "connector", "config", "allow_hosts", "strict_hosts");
    static final Set<String> DESTINATION_KEYS =
            ordered("duckdb", "motherduck", "token", "schema", "table_prefix", "types");
    static final Set<String> STREAM_KEYS = ordered("sync_mode", "primary_key", "cursor_field", "write_mode");

    static final String ALL_EXACT = "exact";
    static final String NONE_EXACT = "pyairbyte";

    /** Where {@code source-declarative-manifest} expects its manifest, in the configuration. */
    private static final String INJECTED = "__injected_declarative_manifest";

    private static final String DEFAULT_TOKEN = "${env:MOTHERDUCK_TOKEN}";

    private ConnectionFormat() {}

    /** Refuses unknown keys in what may be a part of a connection only. */
    static void checkKeys(Section section) {
        section.allowOnly(CONNECTION_KEYS);
        section.optionalSection("source").ifPresent(source -> source.allowOnly(SOURCE_KEYS));
        section.optionalSection("destination").ifPresent(destination -> destination.allowOnly(DESTINATION_KEYS));
        section.optionalSection("overrides")
                .ifPresent(overrides -> overrides
                        .names()
                        .forEach(stream -> overrides.section(stream).allowOnly(STREAM_KEYS)));
    }

    static Connection connection(String name, Section section, Path folder) {
        checkKeys(section);
        return new Connection(
                name,
                source(name, section.section("source")),
                destination(section.section("destination"), folder),
                section.texts("streams"),
                section.choice("write_mode", WriteMode.class),
                section.optionalSection("overrides")
                        .map(ConnectionFormat::overrides)
                        .orElse(Map.of()),
                folder);
    }

    /** A connector's name also names its state; beside a manifest it does nothing else. */
    private static Connection.Source source(String name, Section section) {
        Map<String, Object> config = new LinkedHashMap<>(section.values("config"));
        Object injected = config.remove(INJECTED);
        Optional<String> connector = section.optionalText("connector");
        Optional<String> manifest = injected == null
                ? section.member("manifest")
                        .map(setting -> setting instanceof Setting.Group inline
                                ? inline.text().get()
                                : section.text("manifest"))
                : Optional.of(JsonWriter.COMPACT.write(injected));
        if (manifest.isEmpty() && connector.isEmpty()) {
            throw section.refused(
                    "\"connector\" or \"manifest\" is missing",
                    "Give \"connector: NAME\" for one of the registry, or \"manifest: PATH\" for one of your own.");
        }
        return new Connection.Source(
                manifest.orElseGet(
                        () -> ConnectorName.parse(connector.orElseThrow()).reference()),
                manifest.isEmpty()
                        ? ConnectorName.parse(connector.orElseThrow()).name()
                        : connector.orElse("source-" + name),
                config,
                Set.copyOf(section.texts("allow_hosts")),
                section.flag("strict_hosts"));
    }

    private static Connection.Destination destination(Section section, Path folder) {
        boolean file = section.has("duckdb");
        if (file == section.has("motherduck")) {
            throw section.refused("give either \"duckdb\" (a file) or \"motherduck\" (a database)", "");
        }
        Database database = file
                ? new Database.DuckDbFile(folder.resolve(section.text("duckdb")))
                : new Database.MotherDuck(
                        section.text("motherduck"),
                        section.optionalText("token").orElse(DEFAULT_TOKEN));
        return new Connection.Destination(
                database,
                section.optionalText("schema").orElse("main"),
                section.optionalText("table_prefix").orElse(""),
                section.choices("types", ExactType.class, ALL_EXACT, NONE_EXACT));
    }

    private static Map<String, StreamSettings> overrides(Section section) {
        Map<String, StreamSettings> overrides = new LinkedHashMap<>();
        for (String stream : section.names()) {
            Section settings = section.section(stream);
            overrides.put(
                    stream,
                    new StreamSettings(
                            settings.choice("sync_mode", SyncMode.class),
                            settings.fieldPaths("primary_key"),
                            settings.fieldPath("cursor_field"),
                            settings.choice("write_mode", WriteMode.class)));
        }
        return overrides;
    }

    private static Set<String> ordered(String... keys) {
        return new LinkedHashSet<>(List.of(keys));
    }
}
