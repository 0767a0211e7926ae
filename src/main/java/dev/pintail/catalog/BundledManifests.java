package dev.pintail.catalog;

import static java.util.Objects.requireNonNull;

import dev.pintail.manifest.CompiledManifest;
import dev.pintail.manifest.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A folder of compiled manifests that travels with the function: they load without a network and without YAML.
 *
 * <p>Each is filed under the SHA-256 of the text it was made of, so that a manifest which has changed since is not found rather than
 * mistaken. Thread-safe.
 */
public final class BundledManifests {
    /** The folder's usual name, beside the connections file. */
    public static final String FOLDER = "pintail-bundle";

    private static final String SUFFIX = ".manifest";

    private final Path folder;

    public BundledManifests(Path folder) {
        this.folder = requireNonNull(folder, "folder is null");
    }

    /** Whether there is such a folder at all. */
    boolean exist() {
        return Files.isDirectory(folder);
    }

    /** The manifest that was made of a text with this digest. */
    Optional<Manifest> find(String sha256) {
        Path file = folder.resolve(sha256 + SUFFIX);
        try {
            return Files.exists(file)
                    ? Optional.of(CompiledManifest.read(Files.readAllBytes(file)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Adds a manifest.
     *
     * @return the size of its compiled form in bytes
     */
    long write(String sha256, Manifest manifest) throws IOException {
        byte[] bytes = CompiledManifest.write(manifest);
        Files.createDirectories(folder);
        Files.write(folder.resolve(sha256 + SUFFIX), bytes);
        return bytes.length;
    }
}
