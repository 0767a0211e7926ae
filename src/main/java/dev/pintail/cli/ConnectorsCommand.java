package dev.pintail.cli;

import dev.pintail.catalog.Manifests;
import dev.pintail.catalog.Registry;
import dev.pintail.catalog.RegistryEntry;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pintail connectors}: lists the registry's connectors. */
@Command(
        name = "connectors",
        description = "Lists the connectors of Airbyte's registry and whether they run here.",
        subcommands = {
            ConnectorsSearchCommand.class,
            ConnectorsDescribeCommand.class,
            ConnectorsPinCommand.class,
            ConnectorsUpdateCommand.class,
            ConnectorsBundleCommand.class
        },
        footer = {"", "Example:  pintail connectors search calendar"})
final class ConnectorsCommand implements Callable<Integer> {
    @Mixin
    private ConnectorsOptions options;

    @Option(
            names = "--check",
            description = "Read the manifests that were not read yet (some hundred files) and say of each whether it runs.")
    private boolean check;

    @Override
    public Integer call() {
        Manifests manifests = options.manifests();
        Registry.Index index = manifests.registry().index();
        List<RegistryEntry> entries = List.copyOf(index.entries().values());
        new ConnectorsTable(manifests.verdicts(), check).print(entries, index, options);
        return ExitCode.OK.value();
    }
}
