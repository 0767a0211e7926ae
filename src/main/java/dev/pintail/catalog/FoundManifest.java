package dev.pintail.catalog;

import static java.util.Objects.requireNonNull;

import dev.pintail.manifest.Manifest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A manifest ready to run.
 *
 * @param folder where the schema files beside it are; empty if it is no file
 * @param allowedHosts the hosts that its publisher says it needs; absent if he does not say
 * @param notices what the user should be told about how it was found, one line each
 */
public record FoundManifest(
        Manifest manifest, Optional<Path> folder, Optional<List<String>> allowedHosts, List<String> notices) {
    public FoundManifest {
        requireNonNull(manifest, "manifest is null");
        requireNonNull(folder, "folder is null");
        requireNonNull(allowedHosts, "allowedHosts is null");
        notices = List.copyOf(notices);
    }
}
