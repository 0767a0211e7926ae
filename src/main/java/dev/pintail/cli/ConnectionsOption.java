package dev.pintail.cli;

import dev.pintail.connection.Connection;
import dev.pintail.connection.ConnectionsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that name the connections files and the environment. */
final class ConnectionsOption {
    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description =
                    "A connections file; may be given several times. Default: what PINTAIL_CONNECTIONS names, else"
                            + " pintail.yaml here.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = {"-e", "--environment"},
            paramLabel = "NAME",
            description =
                    "The environment whose settings come on top. Default: what PINTAIL_ENVIRONMENT names, else none.")
    private String environment;

    ConnectionsFile read() {
        return read(List.of());
    }

    /** The connections of this name; all when there is none. What looks like a file is one more connections file. */
    List<Connection> choose(List<String> given) {
        List<String> names = new ArrayList<>(given);
        List<Path> named =
                given.stream().filter(ConnectionsOption::isFile).map(Path::of).toList();
        names.removeIf(ConnectionsOption::isFile);
        ConnectionsFile file = read(named);
        return names.isEmpty()
                ? List.copyOf(file.connections().values())
                : names.stream().map(file::get).toList();
    }

    Connection get(String name) {
        return read().get(name);
    }

    private ConnectionsFile read(List<Path> more) {
        List<Path> all = new ArrayList<>(files);
        all.addAll(more);
        return ConnectionsFile.read(
                all.isEmpty() ? ConnectionsFile.pathsIn(System.getenv()) : all,
                Optional.ofNullable(environment)
                        .or(() -> Optional.ofNullable(System.getenv(ConnectionsFile.ENVIRONMENT_VARIABLE))));
    }

    private static boolean isFile(String name) {
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }
}
