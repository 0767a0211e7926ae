package dev.pintail.connection;

import dev.pintail.catalog.ConnectorName;
import dev.pintail.connection.Connection.Database;
import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.NearestName;
import dev.pintail.json.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * The connections of a {@code pintail.yaml}, by name and in the file's order.
 *
 * <p>The file is read strictly; {@code pintail.schema.json} describes the same shape for editors.
 */
public record ConnectionsFile(Path path, Map<String, Connection> connections) {
    static final Set<String> FILE_KEYS = ordered("connections");
    static final Set<String> CONNECTION_KEYS = ordered("source", "destination", "streams");
    static final Set<String> SOURCE_KEYS = ordered("manifest", "connector", "config", "allow_hosts", "strict_hosts");
    static final Set<String> DESTINATION_KEYS = ordered("duckdb", "motherduck", "token", "schema", "table_prefix");

    /** Where {@code source-declarative-manifest} expects its manifest, in the configuration. */
    private static final String INJECTED = "__injected_declarative_manifest";

    private static final String DEFAULT_TOKEN = "${env:MOTHERDUCK_TOKEN}";

    public ConnectionsFile {
        connections = new LinkedHashMap<>(connections);
    }

    /**
     * Reads a connections file.
     *
     * @throws ConfigException FILE_NOT_FOUND, or CONFIG_INVALID with line and column
     */
    public static ConnectionsFile read(Path path) {
        String text;
        try {
            text = Files.readString(path);
        } catch (IOException e) {
            throw new ConfigException(
                    ErrorCode.FILE_NOT_FOUND,
                    "The connections file %s cannot be read: %s."
                            .formatted(path, Files.exists(path) ? e.getMessage() : "there is no such file"),
                    "Give its path, or start in the folder that has a pintail.yaml.",
                    e);
        }
        Path absolute = path.toAbsolutePath();
        return new ConnectionsFile(path, parse(path.toString(), text, absolute.getParent()));
    }

    /**
     * A connection that is not in a file: the same entry as JSON values, for example in a request.
     *
     * @param folder where the relative paths in it start
     * @throws ConfigException CONFIG_INVALID
     */
    public static Connection inline(String name, Map<String, Object> definition, Path folder) {
        String text = new Yaml().dump(Map.of("connections", Map.of(name, definition)));
        return parse("the request's connection", text, folder).get(name);
    }

    /**
     * The connection of this name.
     *
     * @throws ConfigException CONNECTION_UNKNOWN, naming the near one and all others
     */
    public Connection get(String name) {
        Connection connection = connections.get(name);
        if (connection == null) {
            throw new ConfigException(
                    ErrorCode.CONNECTION_UNKNOWN,
                    "%s has no connection \"%s\".%s"
                            .formatted(path, name, NearestName.suggestion(name, connections.keySet())),
                    "It has: " + String.join(", ", connections.keySet()));
        }
        return connection;
    }

    private static Map<String, Connection> parse(String file, String text, Path folder) {
        Node root;
        try {
            root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            throw new ConfigException(
                    ErrorCode.CONFIG_INVALID,
                    "%s:%d:%d: not valid YAML: %s."
                            .formatted(
                                    file,
                                    e.getProblemMark().getLine() + 1,
                                    e.getProblemMark().getColumn() + 1,
                                    e.getProblem()),
                    "",
                    e);
        }
        if (root == null) {
            throw new ConfigException(ErrorCode.CONFIG_INVALID, "%s is empty.".formatted(file), "");
        }
        YamlSection section =
                YamlSection.of(file, "", root).allowOnly(FILE_KEYS).section("connections");
        Map<String, Connection> connections = new LinkedHashMap<>();
        for (String name : section.names()) {
            connections.put(name, connection(name, section.section(name), folder));
        }
        if (connections.isEmpty()) {
            throw section.error("there is no connection", "");
        }
        return connections;
    }

    private static Connection connection(String name, YamlSection section, Path folder) {
        section.allowOnly(CONNECTION_KEYS);
        return new Connection(
                name,
                source(name, section.section("source")),
                destination(section.section("destination"), folder),
                section.texts("streams"),
                folder);
    }

    private static Connection.Source source(String name, YamlSection section) {
        section.allowOnly(SOURCE_KEYS);
        Map<String, Object> config = new LinkedHashMap<>(section.values("config"));
        Object injected = config.remove(INJECTED);
        Optional<String> manifest = injected == null
                ? section.textOrMapping("manifest")
                : Optional.of(JsonWriter.COMPACT.write(injected));
        Optional<String> connector = section.optionalText("connector");
        if (manifest.isEmpty() && connector.isEmpty()) {
            throw section.error(
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

    private static Connection.Destination destination(YamlSection section, Path folder) {
        section.allowOnly(DESTINATION_KEYS);
        boolean file = section.names().contains("duckdb");
        if (file == section.names().contains("motherduck")) {
            throw section.error("give either \"duckdb\" (a file) or \"motherduck\" (a database)", "");
        }
        Database database = file
                ? new Database.DuckDbFile(folder.resolve(section.text("duckdb")))
                : new Database.MotherDuck(
                        section.text("motherduck"),
                        section.optionalText("token").orElse(DEFAULT_TOKEN));
        return new Connection.Destination(
                database,
                section.optionalText("schema").orElse("main"),
                section.optionalText("table_prefix").orElse(""));
    }

    private static Set<String> ordered(String... keys) {
        return new LinkedHashSet<>(List.of(keys));
    }
}
