package dev.pintail.catalog;

import dev.pintail.digest.Sha256;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The schema files beside a manifest: {@code schemas/*.json} and what is in the folders below. */
final class SchemaFiles {
    private SchemaFiles() {}

    /** SHA-256 of each, by its path from the manifest's folder. */
    static Map<String, String> digests(Path folder) {
        Path schemas = folder.resolve("schemas");
        Map<String, String> digests = new TreeMap<>();
        if (!Files.isDirectory(schemas)) {
            return digests;
        }
        try (Stream<Path> files = Files.walk(schemas)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                digests.put(folder.relativize(file).toString().replace('\\', '/'), Sha256.of(Files.readAllBytes(file)));
            }
            return digests;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws ManifestException MANIFEST_CHANGED */
    static void requireSame(Path folder, Lock.Locked locked) {
        Map<String, String> now = digests(folder);
        if (!now.equals(locked.files())) {
            Map<String, String> all = new TreeMap<>(locked.files());
            all.putAll(now);
            String changed = all.keySet().stream()
                    .filter(file ->
                            !now.getOrDefault(file, "").equals(locked.files().getOrDefault(file, "")))
                    .findFirst()
                    .orElseThrow();
            throw new ManifestException(
                    ErrorCode.MANIFEST_CHANGED,
                    "The schema file %s has changed since the manifest was pinned.".formatted(changed),
                    "Look at what changed; then pin the manifest again with \"pintail connectors pin\".");
        }
    }
}
