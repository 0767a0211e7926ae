package dev.pintail.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code pintail spec}: says what a connector wants to be configured with, in the Airbyte protocol. */
@Command(
        name = "spec",
        description = {
            "Airbyte protocol: prints the connector's specification.",
            "Without a manifest: that of a source that expects one in its configuration."
        },
        footer = {"", "Example:  pintail spec --manifest-path manifest.yaml"})
final class SpecCommand implements Callable<Integer> {
    @Mixin
    private SourceOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!options.namesManifest()) {
            return Verb.answer(spec, lines -> lines.answer(InjectedManifest.SPECIFICATION));
        }
        Verb verb = (source, given, lines) -> lines.answer(source.spec());
        return verb.execute(options, InjectedManifest::emptyConfig, spec);
    }
}
