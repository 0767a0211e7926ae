package dev.pintail.cli;

import dev.pintail.catalog.ConnectorName;
import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.manifest.Manifest;
import dev.pintail.sync.Engine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pintail init}: writes a connections file for a connector. */
@Command(
        name = "init",
        description = "Writes a connections file with what a connector asks for; secrets become references.",
        footer = {"", "Example:  pintail init samples/rick-and-morty/manifest.yaml --name characters"})
final class InitCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "MANIFEST",
            description = "Path or https URL of the manifest, or a connector's name in the registry.")
    private String manifest;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What to call the connection. Default: after the connector.")
    private String name;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            defaultValue = "pintail.yaml",
            description = "The file to write. Default: ${DEFAULT-VALUE}.")
    private Path file;

    @Option(names = "--force", description = "Write over a file that is there already.")
    private boolean force;

    @Mixin
    private OutputOptions output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (Files.exists(file) && !force) {
            throw new ConfigException(
                    ErrorCode.REQUEST_INVALID,
                    "%s is there already.".formatted(file),
                    "Name another with --file, or write over it with --force.");
        }
        Map.Entry<String, String> reference = reference();
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("").toAbsolutePath());
        Manifest loaded = Engine.system(System.getenv())
                .manifests()
                .get(
                        reference.getKey().equals("connector")
                                ? ConnectorName.parse(manifest).reference()
                                : reference.getValue(),
                        folder)
                .manifest();
        Map<String, Object> schema = loaded.spec()
                .map(asked -> asked.connectionSpecification())
                .orElseThrow(() ->
                        new ManifestException(ErrorCode.MANIFEST_INVALID, "%s has no spec.".formatted(manifest), ""));
        String connection = name == null ? nameOf(manifest) : name;
        ConnectionDraft draft = new ConnectionDraft(connection, reference, schema);
        write(draft.yaml());
        tell(connection, draft.variables());
        return ExitCode.OK.value();
    }

    /** A path is written as it is seen from the new file. */
    private Map.Entry<String, String> reference() {
        if (!manifest.contains("/") && !manifest.contains("\\") && !isManifestFile()) {
            return Map.entry("connector", manifest);
        }
        if (manifest.contains("://")) {
            return Map.entry("manifest", manifest);
        }
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent())
                .orElse(Path.of("").toAbsolutePath());
        Path relative =
                folder.normalize().relativize(Path.of(manifest).toAbsolutePath().normalize());
        return Map.entry("manifest", relative.toString());
    }

    private boolean isManifestFile() {
        return manifest.matches("(?i).*\\.(ya?ml|json)") || Files.exists(Path.of(manifest));
    }

    /** The folder's or the file's name, without what every such name has. */
    private static String nameOf(String manifest) {
        String[] parts = manifest.split("[/\\\\]", -1);
        String last = parts[parts.length - 1].replaceFirst("@.*$", "");
        String best = last.startsWith("manifest.") && parts.length > 1 ? parts[parts.length - 2] : last;
        String name = best.replaceFirst("^source-", "")
                .replaceFirst("(\\.manifest)?\\.(ya?ml|json)$", "")
                .replaceAll("[^A-Za-z0-9_-]", "-");
        return name.isBlank() ? "connection" : name;
    }

    private void write(String yaml) {
        try {
            Files.writeString(file, yaml);
        } catch (IOException e) {
            throw new ConfigException(
                    ErrorCode.FILE_NOT_FOUND,
                    "%s cannot be written: %s.".formatted(file, e.getMessage()),
                    "Name another file with --file.",
                    e);
        }
    }

    private void tell(String connection, List<String> variables) {
        PrintWriter out = spec.commandLine().getOut();
        if (output.isJson()) {
            OutputOptions.print(out, Map.of("file", file.toString(), "connection", connection, "variables", variables));
            return;
        }
        out.printf("Wrote %s with the connection %s.%n", file, connection);
        variables.forEach(variable -> out.printf("Set its secret:  export %s=...%n", variable));
        out.printf("Next:  pintail check %s%n", connection);
        out.flush();
    }
}
