package dev.pintail.catalog;

import static java.util.Objects.requireNonNull;

import dev.pintail.digest.Sha256;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The text of a manifest and where it was found.
 *
 * @param name what messages call it: the path or URL as the user wrote it
 * @param folder where the files beside the manifest are; empty if it is no file
 */
public record ManifestText(String name, String text, Optional<Path> folder) {
    public ManifestText {
        requireNonNull(name, "name is null");
        requireNonNull(text, "text is null");
        requireNonNull(folder, "folder is null");
    }

    /** SHA-256 of the text's UTF-8 bytes, in hex. */
    public String sha256() {
        return Sha256.of(text);
    }
}
