package dev.pintail.cli;

import dev.pintail.catalog.FoundManifest;
import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.manifest.ManifestLoader;
import dev.pintail.source.schema.SchemaFolder;
import dev.pintail.sync.Engine;
import dev.pintail.sync.StandaloneSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options that say which source it is and what it may reach. */
final class SourceOptions {
    /** Where {@code source-declarative-manifest} expects the manifest if no option names it. */
    private static final String INJECTED = "__injected_declarative_manifest";

    @Option(
            names = "--manifest-path",
            paramLabel = "FILE",
            description = "The manifest, as YAML. Default: " + INJECTED + " in the configuration.")
    private String manifest;

    @Option(
            names = "--allow-host",
            paramLabel = "NAME",
            description = "A host that may be reached although it is local or private; may be given several times.")
    private List<String> allowHosts = new ArrayList<>();

    /**
     * The source of the manifest.
     *
     * @param config where the manifest is if no option names it
     */
    StandaloneSource open(Engine engine, Map<String, Object> config) {
        Set<String> allowed = Set.copyOf(allowHosts);
        if (manifest != null) {
            FoundManifest found = engine.manifests().get(manifest, Path.of(""), allowed);
            SchemaFolder schemas = found.folder().map(SchemaFolder::new).orElse(SchemaFolder.NONE);
            return new StandaloneSource(engine, found.manifest(), schemas, allowed);
        }
        return new StandaloneSource(engine, ManifestLoader.load(injected(config)), SchemaFolder.NONE, allowed);
    }

    /** The configuration without the manifest in it: a specification that allows no unknown members is not to trip over it. */
    static Map<String, Object> withoutManifest(Map<String, Object> config) {
        Map<String, Object> rest = new LinkedHashMap<>(config);
        rest.remove(INJECTED);
        return rest;
    }

    @SuppressWarnings("unchecked") // JSON objects have only text keys
    private static Map<String, Object> injected(Map<String, Object> config) {
        if (config.get(INJECTED) instanceof Map<?, ?> object) {
            return (Map<String, Object>) object;
        }
        throw new ConfigException(
                ErrorCode.REQUEST_INVALID,
                "There is no manifest.",
                "Give it with --manifest-path, or as %s in the configuration.".formatted(INJECTED));
    }
}
