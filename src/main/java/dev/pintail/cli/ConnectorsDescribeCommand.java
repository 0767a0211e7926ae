package dev.pintail.cli;

import dev.pintail.catalog.ConnectorName;
import dev.pintail.catalog.Lock;
import dev.pintail.catalog.Manifests;
import dev.pintail.catalog.Registry;
import dev.pintail.catalog.RegistryEntry;
import dev.pintail.catalog.Version;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pintail connectors describe}: everything about one connector. */
@Command(
        name = "describe",
        description = "Tells everything about a connector: streams, configuration, versions, and whether it runs here.",
        footer = {"", "Example:  pintail connectors describe todoist"})
final class ConnectorsDescribeCommand implements Callable<Integer> {
    @Mixin
    private ConnectorsOptions options;

    @Parameters(paramLabel = "NAME[@VERSION]", description = "For example stripe, source-stripe or stripe@1.2.3.")
    private String wanted;

    @Override
    public Integer call() {
        Manifests manifests = options.manifests();
        Registry registry = manifests.registry();
        ConnectorName name = ConnectorName.parse(wanted);
        RegistryEntry latest = registry.index().get(name.name());
        Version version = name.version().orElse(latest.version());
        RegistryEntry entry = version.equals(latest.version())
                ? latest
                : registry.entry(name.name(), version)
                        .orElseThrow(() -> ConnectorsDescription.unknownVersion(
                                name.name(), version, registry.versions(name.name())));
        Optional<String> manifest = registry.manifest(name.name(), version);
        new ConnectorsDescription(options.out(), manifests.verdicts())
                .print(
                        entry,
                        latest,
                        registry.versions(name.name()),
                        Optional.ofNullable(Lock.read(options.folder()).pins().get(name.name())),
                        manifest);
        options.out().flush();
        return ExitCode.OK.value();
    }
}
