package dev.pintail.catalog;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What was downloaded before, in a folder of the user's.
 *
 * <p>A file is there whole or not at all, also when several processes write it. Where nothing can be written, nothing is stored;
 * that is no failure. Thread-safe.
 */
public final class StoredFiles {
    private final Path folder;

    public StoredFiles(Path folder) {
        this.folder = requireNonNull(folder, "folder is null");
    }

    /** The folder that the environment says: PINTAIL_CACHE, else {@code pintail} where XDG's rules put caches. */
    public static StoredFiles of(Map<String, String> environment) {
        Optional<Path> own = path(environment.get("PINTAIL_CACHE"));
        Optional<Path> xdg = path(environment.get("XDG_CACHE_HOME"))
                .filter(Path::isAbsolute)
                .or(() -> path(environment.get("HOME")).map(home -> home.resolve(".cache")))
                .map(caches -> caches.resolve("pintail"));
        return new StoredFiles(own.or(() -> xdg).orElse(Path.of(System.getProperty("java.io.tmpdir"), "pintail-cache")));
    }

    private static Optional<Path> path(String value) {
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(Path.of(value));
    }

    /** The folder itself, to name it in messages. */
    public Path folder() {
        return folder;
    }

    Optional<byte[]> read(String name) {
        try {
            Path file = folder.resolve(name);
            return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** When the file was stored or last found to be still true; the epoch if it is not there. */
    Instant confirmed(String name) {
        try {
            return Files.getLastModifiedTime(folder.resolve(name)).toInstant();
        } catch (IOException e) {
            return Instant.EPOCH;
        }
    }

    void write(String name, byte[] bytes, Instant now) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Path whole = Files.createTempFile(file.getParent(), ".new", "");
            Files.write(whole, bytes);
            Files.setLastModifiedTime(whole, FileTime.from(now));
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // A read-only or full disk: the next run downloads again.
        }
    }

    void confirm(String name, Instant now) {
        try {
            Files.setLastModifiedTime(folder.resolve(name), FileTime.from(now));
        } catch (IOException e) {
            // As above.
        }
    }
}
