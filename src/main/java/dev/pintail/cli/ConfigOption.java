package dev.pintail.cli;

import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** The option that names the connector's configuration. */
final class ConfigOption {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            required = true,
            description = "Airbyte protocol: the connector's configuration, as JSON.")
    private Path file;

    Map<String, Object> read() {
        return JsonFile.readObject(file);
    }
}
