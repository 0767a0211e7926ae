package dev.pintail.connection;

import static java.util.stream.Collectors.joining;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.NearestName;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The connections of a {@code pintail.yaml}, or of several such files, by name and in the files' order.
 *
 * <p>A file is read strictly; {@code pintail.schema.json} describes the same shape for editors. What stands under
 * {@code defaults} holds for every connection of its file that does not say otherwise; what stands under
 * {@code environments} comes on top when that environment is chosen.
 *
 * @param paths at least one
 */
public record ConnectionsFile(List<Path> paths, Map<String, Connection> connections) {
    static final Set<String> FILE_KEYS = new LinkedHashSet<>(List.of("connections", "defaults", "environments"));
    static final Set<String> ENVIRONMENT_KEYS = new LinkedHashSet<>(List.of("connections", "defaults"));

    /** Names the connections files when no option does; several are separated as in {@code PATH}. */
    public static final String FILES_VARIABLE = "PINTAIL_CONNECTIONS";

    /** Names the environment when no option does. */
    public static final String ENVIRONMENT_VARIABLE = "PINTAIL_ENVIRONMENT";

    /** The file that is read when nothing names another. */
    public static final Path DEFAULT_PATH = Path.of("pintail.yaml");

    public ConnectionsFile {
        paths = List.copyOf(paths);
        connections = new LinkedHashMap<>(connections);
    }

    /** Reads one file without an environment; see {@link #read(List, Optional)}. */
    public static ConnectionsFile read(Path path) {
        return read(List.of(path), Optional.empty());
    }

    /**
     * Reads connections files.
     *
     * @param environment the environment whose settings come on top; at least one of the files must have it
     * @throws ConfigException FILE_NOT_FOUND, or CONFIG_INVALID with line and column
     */
    public static ConnectionsFile read(List<Path> paths, Optional<String> environment) {
        List<LayeredFile> files = new ArrayList<>();
        paths.forEach(path -> files.add(LayeredFile.of(path, text(path))));
        environment.ifPresent(name -> requireKnown(name, files));
        Map<String, Connection> connections = new LinkedHashMap<>();
        for (LayeredFile file : files) {
            file.connections(environment).forEach((name, connection) -> {
                if (connections.putIfAbsent(name, connection) != null) {
                    throw new ConfigException(
                            ErrorCode.CONFIG_INVALID,
                            "The connection \"%s\" of %s stands in another file already.".formatted(name, file.path()),
                            "Rename one of them; the files are: " + listed(paths));
                }
            });
        }
        return new ConnectionsFile(paths, connections);
    }

    /**
     * Reads the files, and lays on the environment, that environment variables name; without them {@code pintail.yaml} in the
     * working folder.
     *
     * @param variables the process' environment variables
     */
    public static ConnectionsFile fromVariables(Map<String, String> variables) {
        return read(pathsIn(variables), Optional.ofNullable(variables.get(ENVIRONMENT_VARIABLE)));
    }

    /** The files that environment variables name. */
    public static List<Path> pathsIn(Map<String, String> variables) {
        String named = variables.getOrDefault(FILES_VARIABLE, "");
        List<Path> paths = new ArrayList<>();
        for (String part : named.split(File.pathSeparator, -1)) {
            if (!part.isBlank()) {
                paths.add(Path.of(part));
            }
        }
        return paths.isEmpty() ? List.of(DEFAULT_PATH) : paths;
    }

    /** The first file. */
    public Path path() {
        return paths.getFirst();
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
                            .formatted(listed(paths), name, NearestName.suggestion(name, connections.keySet())),
                    "It has: " + String.join(", ", connections.keySet()));
        }
        return connection;
    }

    private static void requireKnown(String environment, List<LayeredFile> files) {
        Set<String> known = new LinkedHashSet<>();
        files.forEach(file -> known.addAll(file.environments()));
        if (!known.contains(environment)) {
            throw new ConfigException(
                    ErrorCode.CONFIG_INVALID,
                    "There is no environment \"%s\" in %s.%s"
                            .formatted(
                                    environment,
                                    files.stream()
                                            .map(file -> file.path().toString())
                                            .collect(joining(", ")),
                                    NearestName.suggestion(environment, known)),
                    known.isEmpty()
                            ? "Define it under \"environments\" in the connections file."
                            : "There is: " + String.join(", ", known));
        }
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new ConfigException(
                    ErrorCode.FILE_NOT_FOUND,
                    "The connections file %s cannot be read: %s."
                            .formatted(path, Files.exists(path) ? e.getMessage() : "there is no such file"),
                    "Give its path, or start in the folder that has a pintail.yaml.",
                    e);
        }
    }

    private static String listed(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(joining(", "));
    }
}
