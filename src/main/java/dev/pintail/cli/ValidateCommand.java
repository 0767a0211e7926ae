package dev.pintail.cli;

import dev.pintail.catalog.ManifestText;
import dev.pintail.error.ErrorCode;
import dev.pintail.manifest.InvalidManifestException;
import dev.pintail.manifest.Manifest;
import dev.pintail.manifest.ManifestLoader;
import dev.pintail.manifest.component.Problem;
import dev.pintail.sync.Engine;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private OutputOptions output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ManifestText text = Engine.system(System.getenv()).manifests().text(manifest, Path.of(""));
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            Manifest valid = ManifestLoader.load(text.text());
            int streams = valid.source().streams().size();
            int dynamic = valid.source().dynamicStreams().size();
            if (output.isJson()) {
                OutputOptions.print(
                        out, Map.of("valid", true, "streams", (long) streams, "dynamicStreams", (long) dynamic));
            } else {
                out.printf("%s is valid: %,d streams, %,d dynamic ones.%n", manifest, streams, dynamic);
            }
            return ExitCode.OK.value();
        } catch (InvalidManifestException e) {
            if (output.isJson()) {
                List<Map<String, Object>> problems =
                        e.problems().stream().map(ValidateCommand::toJson).toList();
                OutputOptions.print(out, Map.of("valid", false, "problems", problems));
            } else {
                e.problems().forEach(problem -> ErrorReport.write(err, ErrorCode.MANIFEST_INVALID, told(problem), ""));
                if (e.problems().stream().anyMatch(problem -> problem.message().startsWith("\"connections\""))) {
                    err.println("  This looks like a connections file: try it with \"pintail check --file %s\"."
                            .formatted(manifest));
                }
            }
            return ExitCode.USAGE_OR_CONFIGURATION.value();
        } finally {
            out.flush();
            err.flush();
        }
    }

    /** As an editor or a terminal makes a link of: file, line, path, what. */
    private String told(Problem problem) {
        String path = problem.path().isEmpty() ? "manifest" : problem.path();
        return problem.line() > 0
                ? "%s:%d: %s: %s".formatted(manifest, problem.line(), path, problem.message())
                : "%s: %s: %s".formatted(manifest, path, problem.message());
    }

    private static Map<String, Object> toJson(Problem problem) {
        return Map.of("path", problem.path(), "line", (long) problem.line(), "message", problem.message());
    }
}
