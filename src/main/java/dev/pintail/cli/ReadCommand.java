package dev.pintail.cli;

import dev.pintail.protocol.ConfiguredCatalog;
import dev.pintail.protocol.StreamState;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pintail read}: reads streams and prints what the source says, in the Airbyte protocol. */
@Command(
        name = "read",
        description = "Airbyte protocol: reads the streams of a catalog and prints records and states.",
        footer = {"", "Example:  pintail read --config config.json --catalog catalog.json --manifest-path manifest.yaml"
        })
final class ReadCommand implements Callable<Integer> {
    @Mixin
    private SourceOptions options;

    @Mixin
    private ConfigOption config;

    @Option(
            names = "--catalog",
            paramLabel = "FILE",
            required = true,
            description = "Airbyte protocol: the configured catalog, as JSON: which streams to read and how.")
    private Path catalog;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description =
                    "Airbyte protocol: how far the streams were read before: a JSON list of the states of an earlier read.")
    private Path state;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Verb verb = (source, given, lines) -> {
            ConfiguredCatalog streams = ConfiguredCatalog.fromJson(JsonFile.read(catalog));
            List<StreamState> states = StreamState.listFromJson(state == null ? null : JsonFile.read(state));
            source.read(given, streams, states, lines);
        };
        return verb.execute(options, config::read, spec);
    }
}
