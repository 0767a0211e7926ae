package dev.pintail.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** What a connection calls its manifest. */
sealed interface Reference {
    /** A connector of the registry. */
    record Connector(ConnectorName name) implements Reference {}

    /** The manifest itself: several lines, or a JSON object. */
    record Inline(String text) implements Reference {}

    /** A manifest that travels in the artefact. */
    record Inside(String path) implements Reference {
        ManifestText read() {
            try (InputStream in = Manifests.class.getResourceAsStream("/manifests/" + path)) {
                if (in == null) {
                    throw new ConfigException(
                            ErrorCode.FILE_NOT_FOUND, "No manifest %s%s is bundled.".formatted(INSIDE, path), "");
                }
                return new ManifestText(INSIDE + path, new String(in.readAllBytes(), UTF_8), Optional.empty());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A file, relative to the connections file. */
    record File(String path) implements Reference {
        ManifestText read(Path folder) {
            try {
                Path file = folder.resolve(path);
                if (Files.size(file) > MAX_BYTES) {
                    throw new ConfigException(
                            ErrorCode.CONFIG_INVALID,
                            "The manifest %s is larger than %d MB.".formatted(path, MAX_BYTES >> 20),
                            "");
                }
                return new ManifestText(
                        path,
                        Files.readString(file),
                        Optional.of(file.toAbsolutePath().getParent()));
            } catch (IOException | InvalidPathException e) {
                throw new ConfigException(
                        ErrorCode.FILE_NOT_FOUND,
                        "The manifest %s cannot be read: %s."
                                .formatted(
                                        e instanceof IOException
                                                ? folder.resolve(path).normalize()
                                                : path,
                                        why(e, folder)),
                        "Manifest paths are relative to the folder of the connections file.",
                        e);
            }
        }

        private String why(Exception e, Path folder) {
            boolean there = e instanceof IOException && Files.exists(folder.resolve(path));
            return there || !(e instanceof IOException) ? e.getMessage() : "there is no such file";
        }
    }

    /** An address to be fetched from. */
    record Remote(String text, URI uri) implements Reference {}

    /** Larger than any real manifest (the largest known has 1.3 MB); the loader refuses more anyway. */
    int MAX_BYTES = 64 << 20;

    String INSIDE = "bundled:";

    /** @throws ConfigException CONFIG_INVALID */
    static Reference of(String text) {
        if (text.indexOf('\n') >= 0 || text.stripLeading().startsWith("{")) {
            return new Inline(text);
        }
        if (text.startsWith(ConnectorName.SCHEME)) {
            return new Connector(ConnectorName.parse(text.substring(ConnectorName.SCHEME.length())));
        }
        if (text.startsWith(INSIDE)) {
            return new Inside(text.substring(INSIDE.length()));
        }
        if (text.startsWith("https://") || text.startsWith("http://") || text.startsWith("s3://")) {
            try {
                return new Remote(text, URI.create(text));
            } catch (IllegalArgumentException e) {
                throw new ConfigException(
                        ErrorCode.CONFIG_INVALID, "The manifest's address %s is none.".formatted(text), "", e);
            }
        }
        return new File(text);
    }
}
