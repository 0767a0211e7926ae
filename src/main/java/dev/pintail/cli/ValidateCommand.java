package dev.pintail.cli;

import dev.pintail.catalog.ManifestText;
import dev.pintail.error.ErrorCode;
import dev.pintail.manifest.InvalidManifestException;
import dev.pintail.manifest.Manifest;
import dev.pintail.manifest.ManifestLoader;
import dev.pintail.sync.Engine;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pintail validate}: tells everything that is wrong with a manifest. */
@Command(
        name = "validate",
        description = "Checks a manifest and lists everything that is wrong with it, with its line.",
        footer = {"", "Example:  pintail validate samples/rick-and-morty/manifest.yaml"})
final class ValidateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MANIFEST", description = "Path or https URL of the manifest.")
    private String manifest;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ManifestText text = Engine.system(System.getenv()).manifests().text(manifest, Path.of(""));
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            Manifest valid = ManifestLoader.load(text.text());
            out.printf(
                    "%s is valid: %,d streams, %,d dynamic ones.%n",
                    manifest,
                    valid.source().streams().size(),
                    valid.source().dynamicStreams().size());
            return ExitCode.OK.value();
        } catch (InvalidManifestException e) {
            e.problems().forEach(problem -> ErrorReport.write(err, ErrorCode.MANIFEST_INVALID, problem.toString(), ""));
            return ExitCode.USAGE_OR_CONFIGURATION.value();
        } finally {
            out.flush();
            err.flush();
        }
    }
}
