package dev.pintail.cli;

import dev.pintail.catalog.BreakingChange;
import dev.pintail.catalog.ConnectorName;
import dev.pintail.catalog.Connectors;
import dev.pintail.catalog.Lock;
import dev.pintail.catalog.ManifestChanges;
import dev.pintail.catalog.Manifests;
import dev.pintail.catalog.Registry;
import dev.pintail.catalog.Version;
import dev.pintail.catalog.VersionList;
import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.manifest.ManifestLoader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pintail connectors update}: what newer versions of the pinned connectors change. */
@Command(
        name = "update",
        description = "Shows what newer versions of the pinned connectors change; changes nothing without --apply.",
        footer = {"", "Example:  pintail connectors update todoist"})
final class ConnectorsUpdateCommand implements Callable<Integer> {
    @Mixin
    private ConnectorsOptions options;

    @Option(
            names = "--apply",
            description = "Pin the newer versions, but for those with breaking changes: pin these by name and version.")
    private boolean apply;

    @Parameters(paramLabel = "NAME", description = "Only these connectors. Default: all that are pinned.")
    private List<String> names = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        Lock lock = Lock.read(options.folder());
        Registry registry = options.manifests().registry();
        for (Map.Entry<String, Version> pin : chosen(lock).entrySet()) {
            Connectors.Chosen newest = new Connectors(registry).choose(new ConnectorName(pin.getKey(), Optional.empty()));
            Version pinned = pin.getValue();
            withdrawn(pin.getKey(), pinned, registry.versions(pin.getKey()));
            if (newest.version().compareTo(pinned) <= 0) {
                options.out().printf("%s %s is the newest.%n", pin.getKey(), pinned);
                continue;
            }
            List<BreakingChange> breaking = newest.entry().breakingSince(pinned);
            show(pin.getKey(), pinned, newest, breaking, lock, registry);
            if (apply && breaking.isEmpty()) {
                lock = lock.withPin(pin.getKey(), newest.version(), newest.locked());
                lock.write(options.folder());
                options.out().printf("  %s is pinned now.%n", newest.version());
            } else {
                options.out()
                        .printf("  To take it: pintail connectors pin %s@%s%n", pin.getKey(), newest.version());
            }
        }
        options.out().flush();
        options.err().flush();
        return ExitCode.OK.value();
    }

    private Map<String, Version> chosen(Lock lock) {
        if (lock.pins().isEmpty()) {
            throw new ConfigException(
                    ErrorCode.CONFIG_INVALID,
                    "Nothing is pinned in %s.".formatted(options.folder().resolve(Lock.FILE)),
                    "\"pintail connectors pin NAME\" does.");
        }
        Map<String, Version> chosen = new TreeMap<>();
        for (String each : names) {
            String name = ConnectorName.parse(each).name();
            Version version = lock.pins().get(name);
            if (version == null) {
                throw new ConfigException(
                        ErrorCode.CONNECTOR_UNKNOWN,
                        "%s is not pinned in %s.".formatted(name, options.folder().resolve(Lock.FILE)),
                        "Pinned are: " + String.join(", ", lock.pins().keySet()));
            }
            chosen.put(name, version);
        }
        return names.isEmpty() ? lock.pins() : chosen;
    }

    private void withdrawn(String name, Version pinned, VersionList versions) {
        versions.find(pinned)
                .filter(VersionList.Listed::yanked)
                .ifPresent(listed ->
                        options.err().printf("%s %s, which is pinned, was withdrawn by its publisher.%n", name, pinned));
    }

    private void show(
            String name,
            Version pinned,
            Connectors.Chosen newest,
            List<BreakingChange> breaking,
            Lock lock,
            Registry registry) {
        PrintWriter out = options.out();
        out.printf("%s %s -> %s%n", name, pinned, newest.version());
        if (!breaking.isEmpty()) {
            out.println("  Breaking changes on the way:");
            breaking.forEach(change -> ConnectorsDescription.print(out, change));
        }
        lock.find(name + "@" + pinned).ifPresent(locked -> {
            String older = new Connectors(registry).locked(name, pinned, locked);
            List<String> lines = ManifestChanges.between(
                            ManifestLoader.load(older), ManifestLoader.load(newest.manifest()))
                    .lines();
            lines.forEach(line -> out.printf("  %s%n", line));
            if (lines.isEmpty()) {
                out.println("  Streams, fields and configuration are the same.");
            }
        });
    }
}
