package dev.pintail.cli;

import dev.pintail.catalog.ConnectorName;
import dev.pintail.catalog.Connectors;
import dev.pintail.catalog.Lock;
import dev.pintail.catalog.Manifests;
import dev.pintail.catalog.Support;
import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pintail connectors pin}: writes version and digest of a connector into pintail.lock. */
@Command(
        name = "pin",
        description = "Writes into pintail.lock which version of a connector is used and the SHA-256 of its manifest.",
        footer = {"", "Example:  pintail connectors pin todoist@0.3.9"})
final class ConnectorsPinCommand implements Callable<Integer> {
    @Mixin
    private ConnectorsOptions options;

    @Parameters(
            paramLabel = "NAME[@VERSION]",
            arity = "1..*",
            description = "Connectors of the registry (without a version: the newest), or the path or address of a manifest as"
                    + " the connection has it.")
    private List<String> wanted;

    @Override
    public Integer call() {
        Manifests manifests = options.manifests();
        for (String each : wanted) {
            if (each.contains("/") || each.endsWith(".yaml") || each.endsWith(".yml") || each.endsWith(".json")) {
                write(Lock.read(options.folder()).with(each, manifests.locked(each, options.folder())));
                options.out().printf("%s is pinned by its digest.%n", each);
            } else {
                pin(ConnectorName.parse(each), manifests);
            }
        }
        options.out().flush();
        return ExitCode.OK.value();
    }

    private void pin(ConnectorName name, Manifests manifests) {
        Connectors.Chosen chosen = new Connectors(manifests.registry()).choose(name);
        write(Lock.read(options.folder()).withPin(name.name(), chosen.version(), chosen.locked()));
        chosen.notices().forEach(options.err()::println);
        options.out().printf("%s %s is pinned.%n", name.name(), chosen.version());
        switch (manifests.verdicts().of(chosen.manifest())) {
            case Support.RunsWithout without ->
                options.err().printf("Not here: the streams %s.%n", String.join(", ", without.streams().keySet()));
            case Support.NotHere not -> options.err().printf("It does not run here: %s. %s%n", not.reason(), not.advice());
            case Support.Runs runs -> {}
            case Support.NotReadYet unread -> {}
        }
        options.err().flush();
    }

    private void write(Lock lock) {
        try {
            lock.write(options.folder());
        } catch (IOException e) {
            throw new ConfigException(
                    ErrorCode.FILE_NOT_FOUND,
                    "%s cannot be written: %s.".formatted(options.folder().resolve(Lock.FILE), e.getMessage()),
                    "",
                    e);
        }
    }
}
