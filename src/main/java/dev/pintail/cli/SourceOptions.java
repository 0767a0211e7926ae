package dev.pintail.cli;

import dev.pintail.catalog.FoundManifest;
import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.manifest.ManifestLoader;
import dev.pintail.source.schema.SchemaFolder;
import dev.pintail.sync.Engine;
import dev.pintail.sync.StandaloneSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options that say which source it is and what it may reach. */
final class SourceOptions {
    @Option(
            names = "--manifest-path",
            paramLabel = "FILE",
            description = "Airbyte protocol: the manifest, as YAML. Default: " + InjectedManifest.MEMBER
                    + " in the configuration.")
    private String manifest;

    @Option(
            names = "--components-path",
            paramLabel = "FILE",
            description =
                    "Airbyte protocol: the manifest's Python code. It is not run; components that Pintail knows by name"
                            + " work without it.")
    private Path components;

    @Option(
            names = "--allow-host",
            paramLabel = "NAME",
            description =
                    "Airbyte protocol: a host that may be reached although it is local or private; may be given several"
                            + " times.")
    private List<String> allowHosts = new ArrayList<>();

    @Option(
            names = OutputOptions.DEBUG,
            description = "Show where in the program a failure came from; log more in the Airbyte protocol.")
    private boolean debug;

    boolean namesManifest() {
        return manifest != null;
    }

    boolean isDebug() {
        return debug;
    }

    /**
     * The source of the manifest.
     *
     * @param config where the manifest is if no option names it
     */
    StandaloneSource open(Engine engine, Map<String, Object> config) {
        Set<String> allowed = Set.copyOf(allowHosts);
        if (components != null && !Files.isReadable(components)) {
            throw new ConfigException(
                    ErrorCode.FILE_NOT_FOUND,
                    "The file %s cannot be read.".formatted(components),
                    "Leave out the option.");
        }
        if (manifest != null) {
            FoundManifest found = engine.manifests().get(manifest, Path.of(""), allowed);
            SchemaFolder schemas = found.folder().map(SchemaFolder::new).orElse(SchemaFolder.NONE);
            return new StandaloneSource(engine, found.manifest(), schemas, allowed);
        }
        return new StandaloneSource(
                engine, ManifestLoader.load(InjectedManifest.in(config)), SchemaFolder.NONE, allowed);
    }
}
