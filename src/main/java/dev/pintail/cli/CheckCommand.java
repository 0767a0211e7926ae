package dev.pintail.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code pintail check}: tries a configuration, in the Airbyte protocol. */
@Command(
        name = "check",
        description = "Airbyte protocol: tries the configuration and prints the connection status.",
        footer = {"", "Example:  pintail check --config config.json --manifest-path manifest.yaml"})
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private SourceOptions options;

    @Mixin
    private ConfigOption config;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Verb verb = (source, given, lines) -> lines.answer(source.check(given, lines));
        return verb.execute(options, config::read, spec);
    }
}
