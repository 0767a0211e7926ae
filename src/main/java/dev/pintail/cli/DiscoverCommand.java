package dev.pintail.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code pintail discover}: lists the streams that there are, in the Airbyte protocol. */
@Command(
        name = "discover",
        description = "Airbyte protocol: prints the catalog of the streams.",
        footer = {"", "Example:  pintail discover --config config.json --manifest-path manifest.yaml"})
final class DiscoverCommand implements Callable<Integer> {
    @Mixin
    private SourceOptions options;

    @Mixin
    private ConfigOption config;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Verb verb = (source, given, lines) -> lines.answer(source.discover(given, lines));
        return verb.execute(options, config::read, spec);
    }
}
