package dev.pintail.cli;

import dev.pintail.connection.ConnectionsFile;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names the connections file. */
final class ConnectionsOption {
    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            defaultValue = "${PINTAIL_CONNECTIONS:-pintail.yaml}",
            description = "The connections file. Default: pintail.yaml here, or what PINTAIL_CONNECTIONS names.")
    private Path file;

    ConnectionsFile read() {
        return ConnectionsFile.read(file);
    }

    ConnectionsFile read(Path given) {
        return ConnectionsFile.read(given);
    }
}
