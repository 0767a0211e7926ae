package dev.pintail.cli;

import dev.pintail.catalog.BundledManifests;
import dev.pintail.catalog.Manifests;
import dev.pintail.connection.Connection;
import dev.pintail.connection.ConnectionsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pintail connectors bundle}: compiles the manifests that the connections name, for the function's package. */
@Command(
        name = "bundle",
        description = "Compiles the manifests of all connections into a folder, so that the function starts without a network"
                + " and without YAML.",
        footer = {"", "Example:  pintail connectors bundle -o build/" + BundledManifests.FOLDER})
final class ConnectorsBundleCommand implements Callable<Integer> {
    @Mixin
    private ConnectorsOptions options;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "The folder. Default: " + BundledManifests.FOLDER + " beside the connections file, where it is looked"
                    + " for; elsewhere PINTAIL_BUNDLE has to name it.")
    private Path output;

    @Override
    public Integer call() throws IOException {
        Manifests manifests = options.manifests();
        Path bundle = output == null ? options.folder().resolve(BundledManifests.FOLDER) : output;
        Set<String> references = new LinkedHashSet<>();
        ConnectionsFile.read(options.file()).connections().values().stream()
                .map(Connection::source)
                .forEach(source -> references.add(source.manifest()));
        for (String reference : references) {
            long size = manifests.bundle(reference, options.folder(), bundle);
            options.out().printf("%s: %,d bytes%n", shown(reference), size);
        }
        options.out().flush();
        return ExitCode.OK.value();
    }

    private static String shown(String reference) {
        return reference.contains("\n") || reference.startsWith("{") ? "(a manifest in the connections file)" : reference;
    }
}
